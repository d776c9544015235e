package org.ferrule.people.account;

import java.util.List;
import java.util.Map;
import org.ferrule.audit.Actor;

/**
 * A change of accounts, for the record.
 *
 * @param actor who changes
 * @param event what kind of change
 * @param reason why, as the person gave it
 * @param users user ids of the accounts
 * @param facts further facts by name
 */
public record Edit(Actor actor, Event event, String reason, List<String> users, Map<String, String> facts) {}
