package org.ferrule.plugin.registermap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.ferrule.api.binding.Bindings.Modbus;
import org.ferrule.api.binding.Source.Register;
import org.ferrule.api.binding.Source.Table;

/**
 * Registers or bits that are read in one request.
 *
 * @param table which of the four
 * @param address of the first
 * @param count how many
 * @param members what lies in it
 */
record Batch(Table table, int address, int count, List<Register> members) {
    private static final int BITS_PER_REGISTER = 16;

    /** A layout is read whole and alone; what stands alone is read together with its neighbours. */
    static List<Batch> plan(Collection<Register> registers, Modbus modbus) {
        List<Batch> batches = new ArrayList<>();
        registers.stream()
                .sorted(Comparator.comparing(Register::table)
                        .thenComparing(register -> register.layout().name())
                        .thenComparingInt(Register::address))
                .forEach(register -> {
                    Batch last = batches.isEmpty() ? null : batches.get(batches.size() - 1);
                    if (last != null && last.canTake(register, modbus)) {
                        batches.set(batches.size() - 1, last.with(register));
                    } else {
                        batches.add(alone(register));
                    }
                });
        return batches;
    }

    static Batch alone(Register register) {
        return new Batch(register.table(), register.address(), register.layout().registers(), List.of(register));
    }

    private boolean canTake(Register next, Modbus modbus) {
        Register first = members.get(0);
        boolean isSameKind = next.table() == table
                && next.layout().name().equals(first.layout().name());
        if (!isSameKind) {
            return false;
        }
        if (!next.layout().name().isEmpty()) {
            return next.address() == address;
        }
        int most = table.isBits() ? modbus.most() * BITS_PER_REGISTER : modbus.most();
        return next.address() <= address + count + modbus.gap() && with(next).count() <= most;
    }

    private Batch with(Register next) {
        List<Register> all = new ArrayList<>(members);
        all.add(next);
        int end = Math.max(address + count, next.address() + next.layout().registers());
        return new Batch(table, address, end - address, List.copyOf(all));
    }
}
