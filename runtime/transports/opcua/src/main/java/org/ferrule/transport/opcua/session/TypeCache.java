package org.ferrule.transport.opcua.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** What was asked once about a server's types; a server may have other types after a restart, so it lives for one epoch. */
public final class TypeCache {
    private final Map<NodeId, NodeId> builtins = new ConcurrentHashMap<>();
    private final Map<NodeId, NodeId> variables = new ConcurrentHashMap<>();
    private final Map<NodeId, List<NodeId>> methods = new ConcurrentHashMap<>();

    /** The built-in or abstract base type of each data type. */
    public Map<NodeId, NodeId> builtins() {
        return builtins;
    }

    /** The data type of each variable. */
    public Map<NodeId, NodeId> variables() {
        return variables;
    }

    /** The data types of each method's input arguments. */
    public Map<NodeId, List<NodeId>> methods() {
        return methods;
    }
}
