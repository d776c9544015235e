package org.ferrule.conformance.contract.pack;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a plugin must leave to the runtime. */
final class ForbiddenInterfaces {
    private static final String ANY = ".*";
    private static final List<Rule> RULES = List.of(
            // A thread may ask about itself; it may not make, stop or delay one.
            rule(
                    "java.lang.Thread",
                    "(?!currentThread|interrupt|isInterrupted|interrupted|getName).*",
                    "threads are the runtime's"),
            rule("java.lang.ThreadGroup|java.util.Timer(Task)?", ANY, "threads are the runtime's"),
            rule(
                    "java.util.concurrent.(Executors|ForkJoin.*|.*ThreadPoolExecutor|ThreadFactory)",
                    ANY,
                    "threads are the runtime's"),
            rule("java.util.concurrent.CompletableFuture", ".*Async", "threads are the runtime's"),
            rule(
                    "java.util.concurrent.locks..*|java.util.concurrent.(Semaphore|CountDownLatch|CyclicBarrier|Phaser|Exchanger)",
                    ANY,
                    "a lane never calls twice at a time, and a lock could hold it"),
            rule(
                    "java.lang.Object",
                    "wait|notify|notifyAll",
                    "a lane never calls twice at a time, and waiting would hold it"),
            rule(
                    "java.lang.System",
                    "exit|load|loadLibrary|setProperty|setProperties|clearProperty|getenv|setOut|setErr|setIn|out|err|in",
                    "the process is the runtime's"),
            rule(
                    "java.lang.(Runtime|ProcessBuilder|ProcessHandle)",
                    "(?!availableProcessors|maxMemory|freeMemory|totalMemory|version).*",
                    "the process is the runtime's"),
            rule(
                    "java.lang.reflect..*",
                    "setAccessible|trySetAccessible|newProxyInstance",
                    "walls between bundles must hold"),
            rule("java.lang.Class", "forName", "walls between bundles must hold"),
            rule("java.lang.invoke.MethodHandles", "privateLookupIn", "walls between bundles must hold"),
            rule(
                    ".*ClassLoader",
                    "defineClass|loadClass|<init>|<extended>|getSystemClassLoader",
                    "code comes from the signed jar only"),
            rule(
                    "java.net.(?!URI$|URISyntax|URLEncoder|URLDecoder|.*Exception$).*",
                    ANY,
                    "connections are made by links"),
            rule("java.nio.channels..*|javax.net..*", ANY, "connections are made by links"),
            rule(
                    "java.io.(File|File(Input|Output)Stream|File(Reader|Writer)|RandomAccessFile)|java.nio.file.(Files|Path|Paths|FileSystems?)",
                    ANY,
                    "files are the runtime's"),
            rule("java.io.ObjectInputStream", ANY, "foreign objects can be anything"),
            rule("javax.script..*|javax.naming..*|java.rmi..*", ANY, "code comes from the signed jar only"),
            rule(
                    "sun..*|jdk.internal..*|com.sun..*|java.lang.instrument..*|java.lang.foreign..*",
                    ANY,
                    "it is no interface of Java"));

    private ForbiddenInterfaces() {}

    /** Why a member of a type must not be used; empty if it may. */
    static Optional<String> reason(String type, String member) {
        return RULES.stream()
                .filter(rule -> rule.type().matcher(type).matches()
                        && rule.member().matcher(member).matches())
                .map(Rule::why)
                .findFirst();
    }

    private static Rule rule(String types, String members, String why) {
        // Types are written as people read them: a dot is a dot, unless a star follows.
        return new Rule(Pattern.compile(types.replaceAll("\\.(?!\\*)", "\\\\.")), Pattern.compile(members), why);
    }

    /** Some members of some types. */
    private record Rule(Pattern type, Pattern member, String why) {}
}
