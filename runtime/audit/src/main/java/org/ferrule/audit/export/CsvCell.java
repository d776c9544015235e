package org.ferrule.audit.export;

import java.util.regex.Pattern;

/** A cell of a table for spreadsheets (RFC 4180). One that a spreadsheet would take for a formula begins with an apostrophe. */
public final class CsvCell {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private CsvCell() {}

    /** The cell, in quotation marks, with hidden characters as escapes. */
    public static String of(String text) {
        String shown = VisibleText.plain(text);
        boolean isFormula = !shown.isEmpty()
                && "=+-@|\\".indexOf(shown.charAt(0)) >= 0
                && !NUMBER.matcher(shown).matches();
        // Spreadsheets skip leading blanks before they look for a formula.
        isFormula |= !shown.isBlank()
                && shown.charAt(0) == ' '
                && "=+-@".indexOf(shown.strip().charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + shown.replace("\"", "\"\"") + '"';
    }
}
