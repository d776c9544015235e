package org.ferrule.conformance.contract.pack;

import java.math.BigInteger;

/** The order of versions of packages: numbers by value, words before the plain release ({@code 1.0-rc1} before {@code 1.0}). */
final class PackageVersion {
    private PackageVersion() {}

    /** Less than, equal to or greater than zero, as one is before, the same as or after the other. */
    static int compare(String one, String other) {
        String[] ones = parts(one);
        String[] others = parts(other);
        int order = 0;
        for (int i = 0; i < Math.max(ones.length, others.length) && order == 0; i++) {
            order = comparePart(i < ones.length ? ones[i] : "", i < others.length ? others[i] : "");
        }
        return order;
    }

    private static String[] parts(String version) {
        return version.replaceFirst("(?i)[.-](final|ga|release)$", "")
                .split("[.\\-+_]|(?<=\\d)(?=[a-zA-Z])|(?<=[a-zA-Z])(?=\\d)", -1);
    }

    private static int comparePart(String one, String other) {
        boolean isNumber = one.matches("\\d*");
        boolean isOtherNumber = other.matches("\\d*");
        if (isNumber && isOtherNumber) {
            return number(one).compareTo(number(other));
        }
        return isNumber == isOtherNumber ? one.compareToIgnoreCase(other) : isNumber ? 1 : -1;
    }

    private static BigInteger number(String digits) {
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }
}
