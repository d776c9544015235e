package org.ferrule.core.yaml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads the part of YAML that our files use: maps, lists and values in one UTF-8 document. Anchors, aliases, tags, directives and
 * duplicate keys are mistakes, because they make a file mean something else than it shows.
 */
public final class YamlReader {
    /** Far more than any real file, little enough that a wrong file cannot exhaust the memory. */
    static final int MAX_BYTES = 1 << 20;

    private final Mistakes mistakes;

    /** Reads one file, noting its mistakes there. */
    public YamlReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The file's map; empty, with at least one mistake noted, if there is none. */
    public Optional<ConfigNode.Mapping> read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            mistakes.add(Place.START, "", "the file is larger than 1 MiB (" + bytes.length + " bytes). Is it the right file?");
            return Optional.empty();
        }
        return decode(bytes).filter(this::hasNoTabIndent).flatMap(this::parse);
    }

    private Optional<ConfigNode.Mapping> parse(String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setProcessComments(false);
            return new TreeBuilder(mistakes).build(new Yaml(options).parse(new StringReader(text)).iterator());
        } catch (TreeBuilder.TooDeepException e) {
            e.noteIn(mistakes);
        } catch (MarkedYAMLException e) {
            mistakes.add(TreeBuilder.place(e.getProblemMark()), "", explain(e));
        } catch (ReaderException e) {
            String character = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
            int index = Math.max(0, text.indexOf(Character.toString(e.getCodePoint())));
            mistakes.add(placeAt(text.substring(0, index)), "", "the character " + character + " is not allowed. Remove it.");
        } catch (YAMLException e) {
            mistakes.add(Place.START, "", "is not valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static String explain(MarkedYAMLException e) {
        String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
        return "is not valid YAML: " + e.getProblem() + context + ". Check colons, quotes, brackets and indentation here and above.";
    }

    private Optional<String> decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            String hex = String.format(Locale.ROOT, "0x%02X", bytes[in.position()]);
            mistakes.add(placeAt(text), "", "the byte " + hex + " is not UTF-8. Save the file as UTF-8.");
            return Optional.empty();
        }
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private boolean hasNoTabIndent(String text) {
        int line = 0;
        for (String content : text.split("\r\n|\r|\n", -1)) {
            line++;
            int tab = content.length() - content.stripLeading().length();
            int found = content.substring(0, tab).indexOf('\t');
            if (found >= 0 && !content.isBlank()) {
                mistakes.add(new Place(line, found + 1), "", "a tab in the indentation. Use spaces.");
                return false;
            }
        }
        return true;
    }

    private static Place placeAt(String before) {
        String[] lines = before.split("\r\n|\r|\n", -1);
        String last = lines[lines.length - 1];
        return new Place(lines.length, last.codePointCount(0, last.length()) + 1);
    }
}
