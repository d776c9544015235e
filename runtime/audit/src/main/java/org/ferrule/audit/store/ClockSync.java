package org.ferrule.audit.store;

/** What is known about the wall clock. Names are stored; they are never renamed. */
enum ClockSync {
    /** Something disciplines it. */
    SYNCHRONISED,
    /** Nothing does, or not any more. */
    UNSYNCHRONISED,
    /** The system does not tell. */
    UNKNOWN
}
