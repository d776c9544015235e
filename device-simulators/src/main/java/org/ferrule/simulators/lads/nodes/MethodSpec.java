package org.ferrule.simulators.lads.nodes;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/**
 * A method to be.
 *
 * @param name browse name
 * @param inputs arguments that a caller must give, all of them
 * @param outputs arguments that a caller gets
 * @param body what it does
 */
record MethodSpec(QualifiedName name, List<MethodArgument> inputs, List<MethodArgument> outputs, MethodGate.Body body) {

    MethodSpec {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
