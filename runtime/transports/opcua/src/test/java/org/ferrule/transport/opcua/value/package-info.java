@org.jspecify.annotations.NullMarked
package org.ferrule.transport.opcua.value;
