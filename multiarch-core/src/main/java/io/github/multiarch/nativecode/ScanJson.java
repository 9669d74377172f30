package io.github.multiarch.nativecode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.JsonFields;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Shown;

/** What a scan has found, as JSON, for whoever keeps it: the same comes back. */
public final class ScanJson {
    private ScanJson() {}

    /**
     * Writes a result.
     *
     * @param result of a scan
     * @return UTF-8
     */
    public static byte[] write(ScanResult result) {
        var json = OciJson.object();
        var files = json.putArray("files");
        for (var file : result.files()) {
            var entry = files.addObject();
            put(entry, file.path());
            entry.put("size", file.size()).put("packedSize", file.packedSize());
            CodeJson.write(file.code(), entry.putObject("code"));
        }
        var unread = json.putArray("unread");
        for (var part : result.unread()) {
            var entry = unread.addObject();
            put(entry, part.path());
            entry.put("reason", part.reason().name()).put("message", part.message());
        }
        return OciJson.bytes(json);
    }

    private static void put(ObjectNode json, EntryPath path) {
        var names = json.putArray("path");
        path.names().forEach(names::add);
    }

    /**
     * Reads a result.
     *
     * @param bytes as they were written
     * @param what what is being read, for the message
     * @return equal to the one that was written
     * @throws MalformedDocumentException when it is anything else
     */
    public static ScanResult read(byte[] bytes, String what) {
        var json = new JsonFields(OciJson.parseObject(bytes, what), what);
        try {
            return new ScanResult(
                    json.objects("files").stream()
                            .map(entry -> new NativeFile(
                                    path(entry),
                                    CodeJson.read(entry.object("code")),
                                    entry.size("size"),
                                    entry.size("packedSize")))
                            .toList(),
                    json.objects("unread").stream()
                            .map(entry -> new Unread(
                                    path(entry),
                                    Unread.Reason.valueOf(entry.requiredString("reason")),
                                    entry.requiredString("message")))
                            .toList());
        } catch (MalformedDocumentException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new MalformedDocumentException(
                    what + " is not the result of a scan: " + Shown.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static EntryPath path(JsonFields json) {
        return new EntryPath(json.strings("path"));
    }
}
