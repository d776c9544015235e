package org.ferrule.conformance.agent;

import java.lang.instrument.Instrumentation;
import java.net.Socket;

/** One answer to each question: {@code NUMBER QUESTION [SECONDS ARGUMENT]}. */
final class Answers {
    private final ThreadSight threads;
    private final BundleSight bundles;
    private final BundleDeed deed;
    private final LoaderWatch loaders;
    private final MemorySight memory = new MemorySight();
    private final OpenFiles files = new OpenFiles();
    private final SocketSight sockets;
    private final OutputWatch output;
    private final WallClock clock;

    Answers(Instrumentation instrumentation, Socket own, OutputWatch output) {
        FrameworkSight framework = new FrameworkSight(instrumentation);
        this.threads = new ThreadSight(framework);
        this.bundles = new BundleSight(framework);
        this.deed = new BundleDeed(framework);
        this.loaders = new LoaderWatch(framework, new HolderSearch(instrumentation));
        this.sockets = new SocketSight(files, own);
        this.output = output;
        this.clock = new WallClock(instrumentation);
    }

    /** One line of JSON that bears the question's number. */
    String to(String line) {
        String[] words = line.split(" ", 4);
        JsonLine answer = new JsonLine().put("number", Long.parseLong(words[0]));
        try {
            long seconds = words.length > 3 ? Long.parseLong(words[2]) : 0;
            answer.put("answer", answer(words[1], seconds, words.length > 3 ? words[3] : ""));
        } catch (NoAnswerException e) {
            answer.put(e.member(), e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            answer.put("refused", "the agent failed: " + e);
        }
        return answer.toString();
    }

    private JsonLine answer(String question, long seconds, String argument) throws NoAnswerException {
        return switch (question) {
            case "threads" -> threads.seen();
            case "interrupt" -> threads.interrupt(argument);
            case "bundles" -> bundles.seen();
            case "strays" -> bundles.strays();
            case "heap" -> memory.heap();
            case "install" -> deed.install(argument, seconds);
            case "start" -> deed.start(argument, seconds);
            case "stop" -> deed.stop(argument, seconds);
            case "uninstall" -> deed.uninstall(argument, seconds);
            case "loader" -> loaders.remember(argument);
            case "collected" -> loaders.collected(argument, seconds);
            case "sockets" -> sockets.seen();
            case "files" -> files.seen();
            case "output" -> output.seen();
            case "step" -> clock.step(seconds, argument);
            default -> throw NoAnswerException.refused("nobody knows the question " + question);
        };
    }
}
