package org.ferrule.launcher.boundary;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The records of a site that has ended, as they lie in the file. */
public final class TrailText {
    private TrailText() {}

    /** All of one action, in order. */
    public static List<String> of(Path data, String action) throws SQLException {
        List<String> records = new ArrayList<>();
        try (Connection trail = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("audit.db"));
                var select = trail.prepareStatement("SELECT content FROM record WHERE action = ? ORDER BY idx")) {
            select.setString(1, action);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    records.add(new String(rows.getBytes(1), StandardCharsets.UTF_8));
                }
            }
        }
        return records;
    }
}
