package org.ferrule.archetypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ferrule.archetypes.Workshop.Outcome;

/**
 * Does what a tutorial of a generated project says: types blocks {@code console}, as docs/CONTRIBUTING.md has them, and changes files. A
 * block behind a paragraph that ends with {@code `FILE`, below `TEXT`:} is put behind the one line of the file that has the text,
 * with {@code `FILE`, in place of `TEXT`:} into that line's place.
 */
final class Tutorial {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```\\s*$");
    private static final Pattern EDIT =
            Pattern.compile("`([^`\\n]+)`,\\s(below|in\\splace\\sof)\\s`([^`\\n]+)`:\\s*\\z");
    private static final String COMMAND = "$ ";
    private static final String REFUSED = "# refused";

    private final Workshop workshop;
    private final Path tools;
    private Path directory;
    private int done;

    /**
     * A reader.
     *
     * @param directory where the reader stands
     * @param tools first in the search path
     */
    Tutorial(Workshop workshop, Path directory, Path tools) {
        this.workshop = workshop;
        this.directory = directory;
        this.tools = tools;
    }

    /** Does everything; the first thing that is not as it was promised ends it. How many commands and changes there were. */
    int follow(Path document) throws IOException, InterruptedException {
        String text = Files.readString(document);
        Matcher blocks = BLOCK.matcher(text);
        int behind = 0;
        while (blocks.find()) {
            Matcher edit = EDIT.matcher(text.substring(behind, blocks.start()).stripTrailing());
            behind = blocks.end();
            if (blocks.group(1).equals("console")) {
                type(blocks.group(2).lines().toList());
            } else if (edit.find()) {
                change(edit.group(1), edit.group(3), edit.group(2).equals("below"), blocks.group(2));
            }
        }
        return done;
    }

    private void change(String file, String place, boolean isBelow, String block) throws IOException {
        Path path = directory.resolve(file);
        List<String> lines = Files.readAllLines(path);
        assertThat(lines)
                .as("%s: lines with '%s'", file, place)
                .filteredOn(line -> line.contains(place))
                .hasSize(1);
        Files.writeString(
                path,
                lines.stream()
                        .map(line -> !line.contains(place) ? line + "\n" : isBelow ? line + "\n" + block : block)
                        .collect(Collectors.joining()));
        done++;
    }

    private void type(List<String> lines) throws IOException, InterruptedException {
        int i = 0;
        while (i < lines.size()) {
            String command = lines.get(i++);
            assertThat(command).startsWith(COMMAND);
            int from = i;
            while (i < lines.size() && !lines.get(i).startsWith(COMMAND)) {
                i++;
            }
            type(command.substring(COMMAND.length()), lines.subList(from, i));
        }
    }

    private void type(String command, List<String> promised) throws IOException, InterruptedException {
        Path left = tools.resolve("directory");
        String script = command + "\nleft=$?; pwd > '" + left + "'; exit $left";
        String path = "PATH=" + tools + ":" + System.getenv("PATH");
        Outcome outcome = workshop.run(directory, List.of("env", path, "bash", "-c", script));
        directory = Path.of(Files.readString(left).strip());
        assertThat(outcome.code() != 0).as(command + "\n" + outcome.output()).isEqualTo(command.endsWith(REFUSED));
        for (String line : promised) {
            String wanted = Arrays.stream(line.strip().split(Pattern.quote("..."), -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            assertThat(outcome.output()).as(command).containsPattern("(?m)^\\s*" + wanted + "\\s*$");
        }
        done++;
    }
}
