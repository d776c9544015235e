package org.ferrule.simulators.table;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.simulators.fault.AnswerFaults;
import org.ferrule.simulators.line.LineDevice;
import org.ferrule.simulators.line.LineOutput;
import org.ferrule.simulators.order.RefusedOrderException;
import org.ferrule.simulators.witness.Acts;

/**
 * A device of a table on a line of text, each line ended by CR LF: {@code GET a b} is answered by {@code a=1.5 b=on}, {@code SET a 2} by
 * {@code OK}, and what is refused by {@code ERR} and a number: 2 unknown, 3 wrong value, 4 not now. Texts are percent-encoded.
 */
public final class TableLine implements LineDevice {

    /** What ends a line. */
    public static final String END = "\r\n";

    private static final String UNKNOWN = "ERR 2";
    private static final String WRONG = "ERR 3";
    private static final String NOT_NOW = "ERR 4";

    private final TableDevice device;

    /** The line's side of a device. */
    public TableLine(TableDevice device) {
        this.device = device;
    }

    @Override
    public void received(String line, LineOutput output) {
        AnswerFaults faults = device.faults().modbus().answers();
        String answer = answer(line.strip());
        if (faults.isSilent()) {
            return;
        }
        if (faults.delayMillis() > 0) {
            output.send(Duration.ofMillis(faults.delayMillis()), answer + END);
        } else {
            output.send(answer + END);
        }
    }

    private String answer(String line) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.get(0).equals("GET") && words.size() > 1) {
            return get(words.subList(1, words.size()));
        }
        return words.get(0).equals("SET") && words.size() == 3 ? set(words.get(1), words.get(2)) : UNKNOWN;
    }

    private String get(List<String> names) {
        List<String> told = new ArrayList<>();
        synchronized (device) {
            for (String name : names) {
                if (!device.table().rows().containsKey(name)) {
                    return UNKNOWN;
                }
                String value = String.valueOf(device.shown(name));
                told.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return String.join(" ", told);
    }

    private String set(String name, String word) {
        Acts.Entry act =
                device.witness().acts().asked("write " + name, URLDecoder.decode(word, StandardCharsets.UTF_8));
        Row row = device.table().rows().get(name);
        String answer = row == null ? UNKNOWN : written(row, URLDecoder.decode(word, StandardCharsets.UTF_8));
        if (!answer.equals("OK") || device.faults().modbus().answers().isSilent()) {
            act.refuse();
        }
        return answer;
    }

    private String written(Row row, String text) {
        try {
            device.write(row, row.read(text));
            return "OK";
        } catch (RefusedOrderException refused) {
            return refused.isValueWrong() ? WRONG : NOT_NOW;
        } catch (IllegalArgumentException wrong) {
            return WRONG;
        }
    }
}
