package org.ferrule.people.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrule.people.Account;
import org.ferrule.people.Authority;
import org.ferrule.people.Role;
import org.ferrule.people.password.PasswordRules;

/**
 * An account as it is stored.
 *
 * @param user user id
 * @param printedName as printed under signatures
 * @param identity who proves who the person is: {@value #LOCAL}, or a provider's name
 * @param post what the person is here
 * @param secret password and its age
 * @param unlocked wrong passwords before this moment do not count; {@link Instant#EPOCH} if an administrator never said so
 */
public record Person(String user, String printedName, String identity, Post post, Secret secret, Instant unlocked) {
    /** The password is kept here. */
    public static final String LOCAL = "local";

    /**
     * What somebody is here.
     *
     * @param roles at least one
     * @param equipment ids of the equipment that the person may act on; empty means all
     * @param isEnabled false if the account is closed
     */
    public record Post(Set<Role> roles, List<String> equipment, boolean isEnabled) {
        /** Copies. */
        public Post {
            roles = EnumSet.copyOf(roles);
            equipment = List.copyOf(equipment);
        }

        /** As people read it in the audit trail. */
        public String text() {
            return "roles " + roles.stream().map(Role::name).collect(Collectors.joining(" ")) + "; equipment "
                    + (equipment.isEmpty() ? "all" : String.join(" ", equipment))
                    + (isEnabled ? "; enabled" : "; disabled");
        }
    }

    /**
     * A password.
     *
     * @param hash of the password; empty if there is none
     * @param mustChange true if the person may do nothing but change it
     * @param expires when it must have been changed
     * @param former hashes of earlier passwords that the person chose, newest first
     */
    public record Secret(String hash, boolean mustChange, Instant expires, List<String> former) {
        /** Copies. */
        public Secret {
            former = List.copyOf(former);
        }

        /** Hashes of what the person has chosen before and now; not of a one-time secret. */
        public List<String> chosen() {
            List<String> hashes = new ArrayList<>(former);
            if (!hash.isEmpty() && !mustChange) {
                hashes.add(0, hash);
            }
            return hashes.subList(0, Math.min(PasswordRules.REMEMBERED, hashes.size()));
        }

        /** No password, and none before. */
        public static final Secret NONE = new Secret("", true, Instant.EPOCH, List.of());
    }

    /** True if the password is kept here. */
    public boolean isLocal() {
        return identity.equals(LOCAL);
    }

    /** True if the person could look after accounts: what one of must always remain. */
    public boolean isKeeper() {
        return post.isEnabled()
                && post.roles().contains(Role.ADMIN)
                && isLocal()
                && !secret.hash().isEmpty();
    }

    /** The role by which a person may do something on an equipment; empty if none. */
    public Optional<Role> roleFor(Authority authority, Optional<String> where) {
        boolean isInReach = post.equipment().isEmpty()
                || where.map(post.equipment()::contains).orElse(true);
        return post.roles().stream()
                .filter(role -> post.isEnabled() && isInReach && role.has(authority))
                .findFirst();
    }

    /** As people read it in the audit trail; holds nothing of the password. */
    public String text() {
        return printedName + "; " + post.text() + "; identity " + identity;
    }

    /** The same person in another post. */
    public Person in(Post other) {
        return new Person(user, printedName, identity, other, secret, unlocked);
    }

    /** The same person with another password. */
    public Person with(Secret other) {
        return new Person(user, printedName, identity, post, other, unlocked);
    }

    /** The same person proved by somebody else; the password is given up. */
    public Person provedBy(String other) {
        Secret none = new Secret("", true, Instant.EPOCH, secret.chosen());
        return new Person(user, printedName, other, post, none, unlocked);
    }

    /** The same person, whose earlier wrong passwords do not count. */
    public Person unlockedAt(Instant moment) {
        return new Person(user, printedName, identity, post, secret, moment);
    }

    /** As administrators see it. */
    public Account shown(Instant now, Optional<Instant> lockedUntil) {
        boolean isDue = isLocal() && (secret.mustChange() || !secret.expires().isAfter(now));
        Account.State state = !post.isEnabled()
                ? Account.State.DISABLED
                : isDue ? Account.State.MUST_CHANGE_PASSWORD : Account.State.ACTIVE;
        return new Account(user, printedName, post.roles(), post.equipment(), state, secret.expires(), lockedUntil);
    }

    @Override
    public String toString() {
        return "Person[" + user + "]";
    }
}
