package org.ferrule.transport.opcua.service;

/** Something that a server publishes to one lease, until it is closed. */
public interface Delivery extends AutoCloseable {
    /** Delivers nothing more and tells the server in the background. Never blocks. */
    @Override
    void close();
}
