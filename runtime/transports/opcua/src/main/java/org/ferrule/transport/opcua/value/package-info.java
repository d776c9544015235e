/** Between OPC UA's values and node ids and those of the SDK. */
@org.jspecify.annotations.NullMarked
package org.ferrule.transport.opcua.value;
