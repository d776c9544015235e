package org.ferrule.people.account;

/** The file of accounts is not what Ferrule wrote; the message says where, and holds nothing of its content. */
final class DamagedFileException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }
}
