package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.ferrule.launcher.boot.LaunchClock;
import org.ferrule.launcher.client.SitePeople;

/** What the people of the demonstration see of the equipment, through the control endpoint. */
final class DemoSight {
    private static final String WHO = "operator";

    private final SitePeople people;
    private final DemoPatience patience;

    DemoSight(SitePeople people, DemoPatience patience) {
        this.people = people;
        this.patience = patience;
    }

    /** Whether an alarm is active. */
    boolean isAlarmed(String equipment, String alarm) throws Exception {
        for (JsonNode one : people.client(WHO).get("/api/v1/alarms").body()) {
            if (one.path("equipment").asText().equals(equipment)
                    && one.path("alarm").asText().equals(alarm)) {
                return true;
            }
        }
        return false;
    }

    boolean isOnline(String equipment) throws Exception {
        return people.client(WHO)
                .get("/api/v1/equipment/" + equipment)
                .body()
                .path("connection")
                .asText()
                .equals("ONLINE");
    }

    /** The latest value of a parameter, as the site sees it; missing if it is bad. */
    JsonNode value(String target) throws Exception {
        JsonNode sample = sample(target);
        return sample.path("quality").asText().equals("BAD") ? DemoCrew.object().path("none") : sample.path("value");
    }

    /** The next value of a parameter that the device gives from now on. */
    JsonNode fresh(String target) throws Exception {
        Instant now = LaunchClock.now();
        patience.until(
                target + " is read anew",
                () -> Instant.parse(sample(target).path("acquiredTime").asText(Instant.MIN.toString()))
                        .isAfter(now));
        return value(target);
    }

    /** Waits until a parameter has a value. */
    void awaitValue(String target, String wanted) throws Exception {
        patience.until(target + " is " + wanted, () -> text(value(target)).equals(wanted));
    }

    private JsonNode sample(String target) throws Exception {
        String[] place = target.split("/", 2);
        return people.client(WHO)
                .get("/api/v1/equipment/" + place[0] + "/parameters/" + place[1])
                .body();
    }

    private static String text(JsonNode value) {
        return value.isObject() ? value.path("name").asText() : value.asText();
    }
}
