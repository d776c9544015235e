package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.merkle.TreeHash;

/** Verifies one {@code audit.db} and what lies beside it. */
final class TrailFile {
    private static final String SIDE_FILE = "audit.checkpoint";

    private final Path file;
    private final Demands demands;

    TrailFile(Path file, Demands demands) {
        this.file = file;
        this.demands = demands;
    }

    /** Verifies; once more if a site that started meanwhile may have been the reason for a bad verdict. */
    Verdict verify() throws SQLException, IOException, FaultException {
        boolean wasAtRest = TrailDatabase.isAtRest(file);
        try {
            return verifyOnce();
        } catch (SQLException | IOException | FaultException e) {
            if (wasAtRest && !TrailDatabase.isAtRest(file)) {
                return verifyOnce();
            }
            throw e;
        }
    }

    private Verdict verifyOnce() throws SQLException, IOException, FaultException {
        // What states something is read before what it is about: a running site only adds.
        List<Claim> elsewhere = elsewhere();
        try (Connection connection = TrailDatabase.openForReading(file)) {
            connection.setAutoCommit(false);
            Set<String> tables = tables(connection);
            if (!tables.contains("meta")) {
                return verifyChain(connection, tables);
            }
            String format = meta(connection, "format");
            if (!format.equals("2") && !format.equals("3")) {
                throw new IOException("it has format '" + format + "'; this Ferrule reads 1 to 3");
            }
            TrailCheck check = new TrailCheck(meta(connection, "log"));
            try (Claims claims = new Claims(connection, elsewhere);
                    SearchCheck search = demands.isSearchChecked() ? new SearchCheck(file) : null;
                    RowPipe rows = new RowPipe(file, last(connection))) {
                check.run(rows, claims);
                if (search != null) {
                    search.end(check.tree().size());
                    if (format.equals("3")) {
                        RequestIndexCheck.check(connection, check.tree().size());
                    }
                }
            }
            demands.checkKey(check.keys().signers(), check.checkpoints().sound());
            demands.checkWitness(check.checkpoints().newest(), check.tree().size());
            return Verdict.intact(check.tree().size(), TreeHash.hex(check.tree().root()), remarks(check));
        }
    }

    /** Index of the last record that is there now; a running site may add some, which are left alone. */
    private static long last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(idx), -1) FROM record")) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    private Verdict verifyChain(Connection connection, Set<String> tables)
            throws SQLException, IOException, FaultException {
        if (!tables.contains("record")) {
            throw new IOException("it has no table 'record'");
        }
        if (tables.contains("checkpoint") || demands.isSigned()) {
            throw FaultException.tampered(
                    0, "the file is of format 1, which has neither keys nor checkpoints, but there are some");
        }
        return ChainCheck.run(connection);
    }

    private List<Claim> elsewhere() throws IOException, FaultException {
        List<Claim> claims = new ArrayList<>();
        if (Files.isRegularFile(sideFile())) {
            try {
                String note = Files.readString(sideFile());
                claims.add(new Claim(size(SignedNote.parse(note)), note, null, null, Claim.Source.SIDE_FILE));
            } catch (IOException e) {
                throw FaultException.tampered(0, SIDE_FILE + ": " + e.getMessage());
            }
        }
        if (demands.kept().isPresent()) {
            SignedNote kept = demands.kept().get();
            claims.add(new Claim(size(kept), kept.toString(), null, null, Claim.Source.KEPT));
        }
        return claims;
    }

    private static long size(SignedNote note) throws IOException {
        return TreeHead.of(note).size();
    }

    private Path sideFile() {
        return file.resolveSibling(SIDE_FILE);
    }

    private static Set<String> tables(Connection connection) throws SQLException, FaultException {
        Set<String> tables = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT type, name FROM sqlite_master")) {
            while (rows.next()) {
                String type = rows.getString(1);
                if (type.equals("view") || type.equals("trigger")) {
                    throw FaultException.tampered(
                            0, "the file holds the " + type + " " + rows.getString(2) + ", which no Ferrule makes");
                }
                if (type.equals("table")) {
                    tables.add(rows.getString(2));
                }
            }
        }
        return tables;
    }

    private static String meta(Connection connection, String name) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT value FROM meta WHERE name = '" + name + "'")) {
            if (!row.next()) {
                throw new IOException("its table 'meta' does not say its " + name);
            }
            return String.valueOf(row.getString(1));
        }
    }

    private List<String> remarks(TrailCheck check) {
        List<String> remarks = new ArrayList<>();
        if (!demands.isSearchChecked()) {
            remarks.add("whether searches find every record was not checked");
        }
        if (demands.key().isEmpty()) {
            remarks.add("no key was given from elsewhere (--key): the trail vouches for its own key");
        }
        long records = check.tree().size();
        long signed = check.checkpoints().sound();
        if (records > signed) {
            remarks.add((records - signed) + " records after the newest checkpoint (" + signed + " to " + (records - 1)
                    + ") are not signed yet");
        }
        if (!Files.isRegularFile(sideFile())) {
            remarks.add("there is no " + SIDE_FILE + " beside the file: an older copy would not be noticed");
        }
        return remarks;
    }
}
