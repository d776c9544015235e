package org.ferrule.simulators.opcua;

/**
 * What a simulated OPC UA server is.
 *
 * @param name of its files and in its product URI, for example {@code lads-bioreactor}
 * @param title in its application description and its certificate
 * @param path of its endpoint URL, for example {@code /lads}
 */
public record Product(String name, String title, String path) {

    /** The file of its certificate in DER, for clients' trust lists. */
    public String certificateFile() {
        return name + ".der";
    }

    String keyFile() {
        return name + ".p12";
    }

    String uri() {
        return "urn:ferrule:simulator:" + name;
    }
}
