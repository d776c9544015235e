package org.ferrule.plugin.registermap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.binding.Bindings.Choice;
import org.ferrule.api.binding.Bindings.Conversion;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Bindings.Modbus;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.binding.Bindings.Write;
import org.ferrule.api.binding.Block.Field;
import org.ferrule.api.binding.Block.Layout;
import org.ferrule.api.binding.Source.Register;
import org.ferrule.api.binding.Source.Table;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;

/** A device on a Modbus link. */
final class RegisterDevice implements Device {
    private static final String LOW_FIRST = "LOW_FIRST";

    private final ModbusLink link;
    private final Modbus modbus;
    private final Settings settings;
    private final int unitId;

    RegisterDevice(ModbusLink link, Modbus modbus, Settings settings) {
        this.link = link;
        this.modbus = modbus;
        this.settings = settings;
        Choice choice = modbus.unitId();
        this.unitId =
                choice.setting().isEmpty() ? Integer.parseInt(choice.fixed()) : settings.integer(choice.setting());
    }

    @Override
    public Map<Item, Answer> read(Collection<Item> items) throws ConnectionException {
        Map<Register, Answer> answers = new HashMap<>();
        List<Register> registers =
                items.stream().map(item -> (Register) item.source()).distinct().toList();
        for (Batch batch : Batch.plan(registers, modbus)) {
            answers.putAll(read(batch));
        }
        Map<Item, Answer> found = new LinkedHashMap<>();
        for (Item item : items) {
            found.put(item, answers.get((Register) item.source()));
        }
        return found;
    }

    /** What a device refuses together it may give one by one, except for the one that it does not have. */
    private Map<Register, Answer> read(Batch batch) throws ConnectionException {
        Map<Register, Answer> answers = new HashMap<>();
        try {
            int[] words = words(batch.table(), batch.address(), batch.count());
            for (Register member : batch.members()) {
                int from = member.address() - batch.address();
                int[] own =
                        Arrays.copyOfRange(words, from, from + member.layout().registers());
                answers.put(member, content(member, own));
            }
        } catch (DeviceException refused) {
            boolean isWhole = batch.members().stream()
                    .allMatch(member -> Batch.alone(member).count() == batch.count());
            for (Register member : batch.members()) {
                if (isWhole) {
                    answers.put(member, new Answer.Refused(refused));
                } else {
                    answers.putAll(read(Batch.alone(member)));
                }
            }
        }
        return answers;
    }

    private Answer content(Register register, int[] words) {
        Codec codec = codec(register.layout());
        Map<String, Raw> fields = new HashMap<>();
        register.layout().fields().forEach((name, field) -> fields.put(name, codec.decode(field, words)));
        Raw raw = fields.getOrDefault(register.field(), Raw.text(""));
        return new Answer.Content(raw, fields);
    }

    private int[] words(Table table, int address, int count) throws ConnectionException, DeviceException {
        return switch (table) {
            case HOLDING -> link.readHoldingRegisters(unitId, address, count).toArray();
            case INPUT -> link.readInputRegisters(unitId, address, count).toArray();
            case COIL -> bits(link.readCoils(unitId, address, count));
            case DISCRETE -> bits(link.readDiscreteInputs(unitId, address, count));
        };
    }

    private static int[] bits(List<Boolean> bits) {
        return bits.stream().mapToInt(bit -> bit ? 1 : 0).toArray();
    }

    private Codec codec(Layout layout) {
        return new Codec(isLow(layout.wordOrder()), isLow(layout.byteOrder()));
    }

    private boolean isLow(Choice order) {
        return (order.setting().isEmpty() ? order.fixed() : settings.text(order.setting())).equals(LOW_FIRST);
    }

    @Override
    public void write(Item item, Value value) throws ConnectionException, DeviceException {
        Register target = (Register) item.target().orElseThrow();
        write(target, Converter.toRaw(value, item.conversion()), item.keepsOtherBits());
    }

    private void write(Register target, Raw raw, boolean keepsOtherBits) throws ConnectionException, DeviceException {
        Field field = target.selected();
        int address = target.address() + field.offset();
        if (target.table() == Table.COIL) {
            link.writeCoils(unitId, address, List.of(raw.number() != 0));
            return;
        }
        int[] words = codec(target.layout()).encode(field, raw);
        if (keepsOtherBits) {
            Codec codec = codec(target.layout());
            Field whole = new Field(field.encoding(), 0, field.registers(), 0, 0);
            int[] present = words(Table.HOLDING, address, field.registers());
            // All ones in the field's own place show which bits of the register are its.
            int[] mask = codec.encode(field, Raw.integer((1L << field.bits()) - 1));
            for (int i = 0; i < whole.registers(); i++) {
                words[i] |= present[i] & ~mask[i];
            }
        }
        link.writeRegisters(unitId, address, Registers.of(words));
    }

    @Override
    public List<Returned> take(Step step, Map<String, Value> arguments) throws ConnectionException, DeviceException {
        if (!(step instanceof Write write)) {
            throw new IllegalStateException("no step of Modbus: " + step);
        }
        Register target = (Register) write.target();
        Value constant = write.operand().constant();
        Value argument = arguments.get(write.operand().argument());
        // A constant is what the device gets; only an argument is in the declared unit.
        Raw raw = argument == null
                ? Converter.toRaw(constant, Conversion.NONE)
                : Converter.toRaw(argument, write.conversion());
        write(target, raw, false);
        return new ArrayList<>();
    }
}
