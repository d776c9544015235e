package org.ferrule.simulators.lads.nodes;

/** The namespaces of this server's address space. */
public enum UaNamespace {
    UA("http://opcfoundation.org/UA/"),
    DI("http://opcfoundation.org/UA/DI/"),
    AMB("http://opcfoundation.org/UA/AMB/"),
    MACH("http://opcfoundation.org/UA/Machinery/"),
    LADS("http://opcfoundation.org/UA/LADS/"),
    /** All instances, and what this device has beyond the published types. */
    VENDOR("urn:ferrule:simulator:lads-bioreactor:types");

    private final String uri;

    UaNamespace(String uri) {
        this.uri = uri;
    }

    public String uri() {
        return uri;
    }
}
