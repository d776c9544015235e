package org.ferrule.plugin.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.balance.SicsLine.Speech;
import org.ferrule.plugin.balance.Weighing.Condition;

/** One conversation with one balance. */
final class BalanceSession implements EquipmentSession, Stateful, Commandable {
    private final DeviceEvents events;
    private final BalanceSettings settings;
    private final Balance balance;
    private final BalanceCommands commands;

    BalanceSession(SessionContext context) throws ConfigurationException {
        this.events = context.events();
        this.settings = new BalanceSettings(context.settings());
        this.balance = new Balance(context, settings);
        this.commands = new BalanceCommands(context, settings, balance);
    }

    /** The serial number comes last: the balance answers in order, so whatever was late has come before it. */
    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        Nameplate nameplate = balance.introduce(speech -> {
            String model = text(speech.ask("I2")).replaceFirst(" +[-+.\\d]+ +\\S+$", "");
            String firmware = text(speech.ask("I3"));
            Reply serial = speech.ask("I4");
            if (text(serial).isBlank()) {
                throw new DeviceException(serial.line(), "no serial number; is it a balance that speaks MT-SICS?");
            }
            return new Nameplate("", model, text(serial), "", firmware);
        });
        balance.identified(nameplate.serialNumber());
        return nameplate;
    }

    /** Some balances send one text, others several. */
    private static String text(Reply reply) {
        return reply.status().equals("A") ? String.join(" ", reply.fields()).strip() : "";
    }

    @Override
    public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
        List<Reading> busy = wanted.stream()
                .map(parameter -> Reading.bad(parameter, Quality.BAD_OUT_OF_SERVICE))
                .toList();
        return balance.converse(busy, speech -> {
            List<Reading> readings = new ArrayList<>();
            ParameterId tare = new ParameterId("tare");
            if (wanted.contains(tare)) {
                readings.add(tare(tare, speech));
            }
            if (wanted.stream().anyMatch(parameter -> !parameter.equals(tare))) {
                Weighing weighing = weigh(speech);
                wanted.stream()
                        .filter(parameter -> !parameter.equals(tare))
                        .forEach(parameter -> readings.add(read(parameter, weighing)));
            }
            return readings;
        });
    }

    private Reading read(ParameterId parameter, Weighing weighing) {
        return switch (parameter.value()) {
            case "value" -> weighing.value(parameter, settings.isUnstableGood());
            case "stable" -> weighing.stable(parameter);
            case "hostUnit" -> weighing.hostUnit(parameter);
            default -> Reading.bad(parameter, Quality.BAD_NOT_SUPPORTED);
        };
    }

    private Weighing weigh(Speech speech) throws ConnectionException {
        Weighing weighing = Weighing.of(speech.ask(settings.reading(), "S", settings.readingTime()));
        weighing.unitOf().ifPresent(balance.panel()::sawUnit);
        return weighing;
    }

    private Reading tare(ParameterId parameter, Speech speech) throws ConnectionException {
        Reply reply = speech.ask("TA");
        if (reply.isRefusal()) {
            return Reading.bad(parameter, Quality.BAD_NOT_SUPPORTED);
        }
        if (!reply.status().equals("A")) {
            return Reading.bad(parameter, Quality.BAD_OUT_OF_SERVICE);
        }
        return Answer.mass(reply)
                .map(mass -> {
                    balance.panel().saw(mass);
                    return Reading.good(parameter, Value.real(mass.grams().doubleValue()));
                })
                .orElseGet(() -> Reading.bad(parameter, Quality.BAD_CONFIGURATION_ERROR));
    }

    @Override
    public DeviceStatus status() throws ConnectionException, DeviceException {
        return balance.converse(DeviceStatus.operating(Health.CHECK_FUNCTION), speech -> {
            Weighing weighing = weigh(speech);
            var unused = tare(new ParameterId("tare"), speech);
            alarm("outOfRange", weighing, Set.of(Condition.OVERLOAD, Condition.UNDERLOAD));
            alarm("sensorFailure", weighing, Set.of(Condition.FAILED, Condition.REFUSED));
            alarm("adjustmentNeeded", weighing, Set.of(Condition.ADJUSTMENT_NEEDED));
            alarm("wrongUnit", weighing, Set.of(Condition.WRONG_UNIT));
            return DeviceStatus.operating(weighing.condition().health());
        });
    }

    private void alarm(String alarm, Weighing weighing, Set<Condition> causes) {
        events.alarm(new AlarmId(alarm), causes.contains(weighing.condition()), weighing.text(), null);
    }

    @Override
    public Execution start(CommandCall call) throws ConnectionException, DeviceException {
        return commands.start(call);
    }

    @Override
    public void close() {
        // The link belongs to the runtime.
    }
}
