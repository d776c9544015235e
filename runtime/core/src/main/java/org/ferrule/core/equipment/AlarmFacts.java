package org.ferrule.core.equipment;

import java.util.Map;
import java.util.TreeMap;
import org.ferrule.core.service.AlarmView;

/** What a record of an alarm says: whoever reads the trail after a restart finds it under these names. */
public final class AlarmFacts {
    /** Which of the four states the alarm is in after what is recorded. */
    public static final String ALARM_STATE = "alarmState";
    /** Which occurrence it is: when it became active. */
    public static final String RAISED = "raised";
    /** Detail. */
    public static final String TEXT = "text";

    private AlarmFacts() {}

    /** The facts of an alarm, and in a word what happened to it. */
    public static Map<String, String> of(AlarmView view, String happened) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("state", happened);
        facts.put(ALARM_STATE, view.state().name());
        facts.put(RAISED, view.raised().toString());
        facts.put("class", view.alarm().alarmClass().name());
        facts.put("severity", Integer.toString(view.alarm().severity()));
        facts.put(TEXT, view.text());
        return facts;
    }
}
