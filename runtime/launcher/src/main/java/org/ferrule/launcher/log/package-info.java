/** Where the log goes: in Java, because reading it from a file is a tenth of a start's work. */
@org.jspecify.annotations.NullMarked
package org.ferrule.launcher.log;
