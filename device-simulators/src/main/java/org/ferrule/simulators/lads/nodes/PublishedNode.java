package org.ferrule.simulators.lads.nodes;

/**
 * One node of a published node set, as far as this server shows it.
 *
 * @param id its published id
 * @param nodeClass ObjectType, DataType, Object, Variable or Method
 * @param browseNamespace namespace of the browse name
 * @param browseName name within that namespace
 * @param isAbstract whether a type is abstract
 * @param reference HasSubtype, HasComponent or HasProperty, from the parent to this node
 * @param parent the node that refers to this one
 * @param typeDefinition of an object or variable, empty for other classes
 * @param value of a variable, an UInt32, empty for other classes
 */
record PublishedNode(
        PublishedId id,
        String nodeClass,
        UaNamespace browseNamespace,
        String browseName,
        boolean isAbstract,
        String reference,
        PublishedId parent,
        String typeDefinition,
        String value) {

    private static final int COLUMNS = 10;

    /** Reads one line of the table. */
    static PublishedNode parse(String line) {
        String[] cells = line.split(",", COLUMNS);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("published-nodes.csv: '" + line + "' has not " + COLUMNS + " columns");
        }
        return new PublishedNode(
                new PublishedId(UaNamespace.valueOf(cells[0]), Integer.parseInt(cells[1])),
                cells[2],
                UaNamespace.valueOf(cells[3]),
                cells[4],
                "abstract".equals(cells[5]),
                cells[6],
                PublishedId.parse(cells[7]),
                cells[8],
                cells[9]);
    }
}
