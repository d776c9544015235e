package org.ferrule.people.session;

import java.util.List;

/**
 * Sessions and the record of their ends.
 *
 * @param table the sessions
 * @param journal the record
 */
record SessionRegister(SessionTable table, SessionJournal journal) {
    /** Records sessions that the table has ended. */
    void ended(List<SessionTable.Ended> sessions) {
        journal.ended(sessions);
    }
}
