package org.ferrule.architecture.traceability;

import java.util.Optional;

/**
 * A test that says it proves a requirement, or a part of the conformance kit that makes checks for it.
 *
 * @param requirement the id that it names
 * @param file the source, relative to the project, slash-separated
 * @param type the test class, with the classes around it
 * @param method the test; empty if the whole class says so
 * @param objection why the build does not run it as a test
 */
record Proof(String requirement, String file, String type, String method, Optional<String> objection) {
    String module() {
        return file.substring(0, file.indexOf("/src/"));
    }

    String test() {
        return method.isEmpty() ? type : type + "." + method;
    }
}
