package org.ferrule.core.governor;

import java.util.Optional;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.Signature;
import org.ferrule.core.service.Locks.Place;

/**
 * What is about to be done, for the record.
 *
 * @param place the functional unit that it acts on
 * @param change old value, new value, unit
 * @param signature under it; empty where none is needed
 */
record Intention(Place place, AuditEntry.Change change, Optional<Signature> signature) {}
