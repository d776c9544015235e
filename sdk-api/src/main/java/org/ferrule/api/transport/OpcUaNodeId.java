package org.ferrule.api.transport;

/**
 * A node id with its namespace by URI, so that it stays valid when a server renumbers its namespaces.
 *
 * @param namespace the namespace URI, {@code http://opcfoundation.org/UA/} for the standard's own
 * @param identifier type and identifier as OPC 10000-6, 5.3.1.10 writes them: {@code i=85}, {@code s=Name}, {@code g=...}, {@code b=...}
 * @since 0.1
 */
public record OpcUaNodeId(String namespace, String identifier) {
    /** The standard's own namespace. */
    public static final String STANDARD = "http://opcfoundation.org/UA/";

    /** Checks the identifier's form. */
    public OpcUaNodeId {
        if (!identifier.matches("[isgb]=.+")) {
            throw new IllegalArgumentException("'" + identifier + "' is no identifier: use i=, s=, g= or b=");
        }
    }

    /** A numeric id of the standard's own namespace. */
    public static OpcUaNodeId standard(long identifier) {
        return numeric(STANDARD, identifier);
    }

    /** A numeric id. */
    public static OpcUaNodeId numeric(String namespace, long identifier) {
        return new OpcUaNodeId(namespace, "i=" + identifier);
    }

    @Override
    public String toString() {
        return "nsu=" + namespace + ";" + identifier;
    }
}
