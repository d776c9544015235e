package org.ferrule.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One sentence that can be tested.
 *
 * @param id stable for ever once released, for example {@code PAR-004}
 * @param title its name in a few words; as stable as the id
 * @param level the lowest level of conformance that asks for it
 * @param strength how much it binds
 * @param owner who has to meet it
 * @param text the requirement
 * @param test how it is tested
 * @param capability what makes a CONDITIONAL requirement a MUST; empty for others
 * @param clauses what it answers to; empty where no clause is known
 * @param status whether it can be met yet
 * @param planned what is planned: all of a PLANNED requirement, a part of an ACTIVE one, or nothing (empty)
 */
public record Requirement(
        String id,
        String title,
        Level level,
        Strength strength,
        Owner owner,
        String text,
        String test,
        String capability,
        List<Clause> clauses,
        Status status,
        String planned) {
    private static final Pattern ID = Pattern.compile("[A-Z]{3}-[0-9]{3}");

    public Requirement {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("The id " + id + " is not of the form PAR-004.");
        }
        if (title.isBlank() || text.isBlank() || test.isBlank()) {
            throw new IllegalArgumentException(id + " lacks a title, a text or a test. Write all three.");
        }
        if ((strength == Strength.CONDITIONAL) == capability.isBlank()) {
            throw new IllegalArgumentException(
                    id + ": CONDITIONAL requirements, and no others, name a capability. Add or remove it.");
        }
        if (status == Status.PLANNED && planned.isBlank()) {
            throw new IllegalArgumentException(
                    id + " is PLANNED without a reason. Say under 'planned' what it waits for.");
        }
        clauses = List.copyOf(clauses);
    }

    public Group group() {
        return Group.valueOf(id.substring(0, 3));
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** Whether it has to be met: a CONDITIONAL one by whatever has its capability. */
    public boolean isMandatory() {
        return strength != Strength.SHOULD;
    }

    public boolean bindsDriver() {
        return owner != Owner.FRAMEWORK;
    }

    public boolean bindsFramework() {
        return owner != Owner.DRIVER;
    }
}
