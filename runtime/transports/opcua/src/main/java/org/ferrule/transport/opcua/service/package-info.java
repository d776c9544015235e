/** The services of OPC 10000-4 that drivers use, each in terms of the SDK. */
@org.jspecify.annotations.NullMarked
package org.ferrule.transport.opcua.service;
