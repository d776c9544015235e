package org.ferrule.conformance.agent;

/** A question that has no answer. */
final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String member;

    private NoAnswerException(String member, String message) {
        super(message);
        this.member = member;
    }

    /** The question is wrong, or comes at the wrong time. */
    static NoAnswerException refused(String why) {
        return new NoAnswerException("refused", why);
    }

    /** This platform does not tell. */
    static NoAnswerException notVisible(String why) {
        return new NoAnswerException("notVisible", why);
    }

    /** The member of the answer that tells the reason. */
    String member() {
        return member;
    }
}
