package com.example.natives;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/** Databases within the process. */
final class Databases {
    private Databases() {}

    static void sqlite() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE orders (item TEXT, count INTEGER)");
            statement.executeUpdate("INSERT INTO orders VALUES ('tea', 3), ('coffee', 2)");
            try (var sum = statement.executeQuery("SELECT SUM(count) FROM orders")) {
                Expect.same(5, sum.getInt(1));
            }
        }
    }

    static void rocksdb() throws Exception {
        RocksDB.loadLibrary();
        var folder = Files.createTempDirectory("rocksdb").toString();
        var key = "tea".getBytes(StandardCharsets.UTF_8);
        var value = new byte[] {3};
        try (var options = new Options().setCreateIfMissing(true)) {
            try (var database = RocksDB.open(options, folder)) {
                database.put(key, value);
                Expect.same(value, database.get(key));
            }
            RocksDB.destroyDB(folder, options);
        }
    }
}
