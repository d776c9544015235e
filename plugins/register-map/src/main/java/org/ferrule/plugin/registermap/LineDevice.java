package org.ferrule.plugin.registermap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.api.binding.Bindings.Conversion;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Bindings.Line;
import org.ferrule.api.binding.Bindings.Send;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.binding.Block.Exchange;
import org.ferrule.api.binding.Source.Reply;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.StreamLink;

/** A device that is spoken to in lines of ASCII text. */
final class LineDevice implements Device {
    private static final int LONGEST_REPLY = 4096;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private final StreamLink link;
    private final Line line;
    private final Settings settings;
    private final byte[] terminator;

    LineDevice(StreamLink link, Line line, Settings settings) {
        this.link = link;
        this.line = line;
        this.settings = settings;
        this.terminator = line.terminator().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Map<Item, Answer> read(Collection<Item> items) throws ConnectionException {
        Map<Exchange, Answer> answers = new HashMap<>();
        Map<Item, Answer> found = new LinkedHashMap<>();
        for (Item item : items) {
            Reply reply = (Reply) item.source();
            if (!answers.containsKey(reply.exchange())) {
                answers.put(reply.exchange(), ask(reply.exchange()));
            }
            Answer answer = answers.get(reply.exchange());
            found.put(
                    item,
                    answer instanceof Answer.Content content
                            ? new Answer.Content(content.field(reply.group()), content.fields())
                            : answer);
        }
        return found;
    }

    private Answer ask(Exchange exchange) throws ConnectionException {
        try {
            return new Answer.Content(Raw.text(""), exchange(exchange, Map.of()));
        } catch (DeviceException refused) {
            return new Answer.Refused(refused);
        }
    }

    @Override
    public void write(Item item, Value value) throws ConnectionException, DeviceException {
        Reply target = (Reply) item.target().orElseThrow();
        exchange(target.exchange(), Map.of("value", Converter.toText(value, item.conversion())));
    }

    @Override
    public List<Returned> take(Step step, Map<String, Value> arguments) throws ConnectionException, DeviceException {
        if (!(step instanceof Send send)) {
            throw new IllegalStateException("no step of a line: " + step);
        }
        Map<String, String> texts = new HashMap<>();
        arguments.forEach((name, value) -> texts.put(name, Converter.toText(value, Conversion.NONE)));
        List<Returned> returned = new ArrayList<>();
        exchange(send.exchange(), texts)
                .forEach((name, raw) -> returned.add(new Returned(name, Value.text(raw.text()))));
        return returned;
    }

    private Map<String, Raw> exchange(Exchange exchange, Map<String, String> values)
            throws ConnectionException, DeviceException {
        String request = fill(exchange.send(), values);
        byte[] bytes = (request + line.terminator()).getBytes(StandardCharsets.US_ASCII);
        return link.converse(channel -> {
            channel.write(bytes);
            byte[] reply = channel.readUntil(terminator, LONGEST_REPLY, line.timeout());
            return groups(exchange, request, new String(reply, StandardCharsets.US_ASCII));
        });
    }

    private Map<String, Raw> groups(Exchange exchange, String request, String reply)
            throws ConnectionException, DeviceException {
        if (!line.error().isEmpty()) {
            Matcher error = Pattern.compile(line.error()).matcher(reply);
            if (error.matches()) {
                String code = group(error, line.error(), "code").orElse(reply);
                throw new DeviceException(code, "it refused '" + request + "' with '" + reply + "'");
            }
        }
        Matcher matcher = Pattern.compile(exchange.reply()).matcher(reply);
        if (!matcher.matches()) {
            // Perhaps the answer to an earlier request: a new connection starts with an empty line.
            throw new ConnectionException(
                    CommFault.PROTOCOL,
                    "'" + request + "' was answered with '" + reply + "', which does not match " + exchange.reply(),
                    null);
        }
        Map<String, Raw> groups = new LinkedHashMap<>();
        Matcher names = GROUP.matcher(exchange.reply());
        while (names.find()) {
            String text = matcher.group(names.group(1));
            groups.put(names.group(1), Raw.text(text == null ? "" : text));
        }
        return groups;
    }

    private static Optional<String> group(Matcher matcher, String expression, String name) {
        return expression.contains("(?<" + name + ">") ? Optional.ofNullable(matcher.group(name)) : Optional.empty();
    }

    private String fill(String template, Map<String, String> values) throws DeviceException {
        StringBuilder filled = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            String name = placeholder.group(1);
            String text = values.containsKey(name) ? values.get(name) : settings.text(name);
            // A line end in a text would be a second request.
            if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw DeviceException.beforeSending(
                        "text", name + " holds a character that is not printable ASCII. Remove it.");
            }
            placeholder.appendReplacement(filled, Matcher.quoteReplacement(text));
        }
        return placeholder.appendTail(filled).toString();
    }
}
