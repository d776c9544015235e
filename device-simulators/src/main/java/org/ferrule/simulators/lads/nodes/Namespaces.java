package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/** The namespace indexes of one running server. */
final class Namespaces {

    private final Map<UaNamespace, UShort> indexes = new EnumMap<>(UaNamespace.class);

    /** Registers all namespaces, in an order that depends on the seed: indexes mean nothing to a client that is right. */
    Namespaces(NamespaceTable table, long seed) {
        indexes.put(UaNamespace.UA, UShort.MIN);
        List<UaNamespace> order = new ArrayList<>(EnumSet.complementOf(EnumSet.of(UaNamespace.UA)));
        Collections.shuffle(order, new Random(seed));
        order.forEach(namespace -> indexes.put(namespace, table.add(namespace.uri())));
    }

    UShort index(UaNamespace namespace) {
        UShort index = indexes.get(namespace);
        if (index == null) {
            throw new IllegalStateException("namespace " + namespace + " is not registered");
        }
        return index;
    }

    QualifiedName name(UaNamespace namespace, String name) {
        return new QualifiedName(index(namespace), name);
    }

    NodeId id(PublishedId id) {
        return new NodeId(index(id.namespace()), uint(id.number()));
    }

    boolean owns(NodeId id) {
        return id.getNamespaceIndex().intValue() != 0 && indexes.containsValue(id.getNamespaceIndex());
    }
}
