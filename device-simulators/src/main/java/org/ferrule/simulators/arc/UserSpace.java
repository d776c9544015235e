package org.ferrule.simulators.arc;

import java.util.Map;
import java.util.TreeMap;

/** Texts that the customer may store in the sensor (EPHUM011, chapter 2.9.3). */
final class UserSpace {

    static final int COUNT = 8;

    private static final int FIRST = 1536;
    private static final int FIRST_OF_ADMINISTRATOR = 1568;
    private static final int MEASURING_POINT = 1600;
    private static final int LAST = 1624;

    private final Map<Integer, int[]> texts = new TreeMap<>();

    UserSpace(String measuringPoint, boolean isLowByteFirst) {
        for (int start = FIRST; start <= LAST; start += COUNT) {
            String text = start == MEASURING_POINT ? measuringPoint : "*FREE_USERSPACE*";
            texts.put(start, Words.text(text, COUNT, isLowByteFirst));
        }
    }

    void addTo(RegisterMap map) {
        for (Map.Entry<Integer, int[]> text : texts.entrySet()) {
            int start = text.getKey();
            map.text(start, COUNT, () -> text.getValue().clone());
            map.writeText(start, COUNT, writer(start), registers -> text.setValue(registers.clone()));
        }
    }

    private static OperatorLevel writer(int start) {
        if (start >= MEASURING_POINT) {
            return OperatorLevel.SPECIALIST;
        }
        return start >= FIRST_OF_ADMINISTRATOR ? OperatorLevel.ADMINISTRATOR : OperatorLevel.USER;
    }
}
