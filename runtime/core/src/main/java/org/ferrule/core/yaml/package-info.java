/**
 * YAML with places: files become trees whose nodes know their line and column, and all mistakes of a file are collected in one
 * run.
 */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.yaml;
