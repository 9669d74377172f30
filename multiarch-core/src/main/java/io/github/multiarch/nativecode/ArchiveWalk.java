package io.github.multiarch.nativecode;

import io.github.multiarch.nativecode.Unread.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through one file, its entries if it is an archive, and theirs. Used once, by one thread. */
final class ArchiveWalk {
    /** A name is reason enough to look closer: an archive may have anything before it. What it is, its end tells. */
    private static final List<String> ARCHIVE_ENDINGS = List.of(".jar", ".war", ".ear", ".rar", ".zip");

    private final ScanLimits limits;
    private final ScanBudget budget;
    private final List<NativeFile> files = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private int unnamed;
    /** Where the walk is. */
    private EntryPath here = EntryPath.FILE;

    ArchiveWalk(ScanLimits limits) {
        this.limits = limits;
        this.budget = new ScanBudget(limits);
    }

    ScanResult walk(ByteSource file) throws IOException {
        try {
            top(file);
        } catch (LimitReachedException e) {
            skipped(here, Reason.LIMIT, e.getMessage() + "; nothing from here on was looked at");
        }
        if (unnamed > 0) {
            unread.add(new Unread(EntryPath.FILE, Reason.LIMIT, unnamed + " more could not be looked at"));
        }
        return new ScanResult(files, unread);
    }

    /** A program may have an archive behind it, as a script may. */
    private void top(ByteSource file) throws IOException {
        var start = new byte[Signature.BYTES];
        var signature = Signature.of(start, file.read(0, start, 0, start.length));
        if (signature.isCode()) {
            code(EntryPath.FILE, file, file.size());
        } else if (signature.isPacked()) {
            packed(EntryPath.FILE, signature);
        }
        var end = zipEnd(file);
        if (end.isPresent()) {
            entries(file, end.get(), EntryPath.FILE, 0);
        } else if (signature == Signature.ZIP) {
            skipped(EntryPath.FILE, Reason.DAMAGED, "it begins like an archive and has no directory");
        }
    }

    private static Optional<ZipEnd> zipEnd(ByteSource archive) throws IOException {
        try {
            return ZipEnd.find(archive);
        } catch (DamagedFileException e) {
            return Optional.empty();
        }
    }

    private void entries(ByteSource archive, ZipEnd end, EntryPath path, int depth) throws IOException {
        var directory = new ZipDirectory(archive, end);
        try (var start = new EntryStart(archive, budget)) {
            for (var entry = directory.next(); entry.isPresent(); entry = directory.next()) {
                here = path;
                budget.entry();
                if (!entry.get().isFolder() && !entry.get().isEmpty()) {
                    entry(start, entry.get(), path, depth);
                }
            }
        } catch (DamagedFileException e) {
            skipped(path, Reason.DAMAGED, e.getMessage());
        }
    }

    private void entry(EntryStart start, ZipEntry entry, EntryPath folder, int depth) throws IOException {
        if (entry.isEncrypted()) {
            skipped(folder.entry(entry.name()), Reason.ENCRYPTED, "it is encrypted");
            return;
        } else if (!entry.isReadable()) {
            skipped(
                    folder.entry(entry.name()),
                    Reason.PACKED_OTHERWISE,
                    "it is packed by method " + entry.method() + " of zip");
            return;
        }
        try {
            start.read(entry);
            look(start, entry, folder, depth);
        } catch (DamagedFileException e) {
            skipped(folder.entry(entry.name()), Reason.DAMAGED, e.getMessage());
        }
    }

    private void look(EntryStart start, ZipEntry entry, EntryPath folder, int depth) throws IOException {
        var signature = start.signature();
        if (signature.isCode()) {
            here = folder.entry(entry.name());
            try (var content = start.open(entry)) {
                code(here, content, entry.packedSize());
            }
        } else if (signature.isPacked()) {
            packed(folder.entry(entry.name()), signature);
        } else if (signature == Signature.ZIP || signature == Signature.SCRIPT || isNamedLikeArchive(entry)) {
            here = folder.entry(entry.name());
            try (var content = start.open(entry)) {
                nested(content, entry.isStored(), signature, here, depth);
            }
        }
    }

    private static boolean isNamedLikeArchive(ZipEntry entry) {
        for (var ending : ARCHIVE_ENDINGS) {
            if (entry.path().endsWithInAnyCase(ending)) {
                return true;
            }
        }
        return false;
    }

    private void nested(ByteSource content, boolean inPlace, Signature signature, EntryPath path, int depth)
            throws IOException {
        if (inPlace) {
            nested(content, signature, path, depth);
        } else {
            try (var unpacked = UnpackedArchive.of(content)) {
                nested(unpacked, signature, path, depth);
            }
        }
    }

    private void nested(ByteSource archive, Signature signature, EntryPath path, int depth) throws IOException {
        var end = zipEnd(archive);
        if (end.isEmpty()) {
            if (signature == Signature.ZIP) {
                skipped(path, Reason.DAMAGED, "it begins like an archive and has no directory");
            }
        } else if (depth >= limits.depth()) {
            skipped(
                    path,
                    Reason.LIMIT,
                    "it lies in " + (depth + 1) + " archives; " + limits.depth()
                            + " archives in an archive is the limit");
        } else {
            entries(archive, end.get(), path, depth + 1);
        }
    }

    private void code(EntryPath path, ByteSource content, long packedSize) throws IOException {
        try {
            NativeCodeReader.read(content)
                    .ifPresent(code -> files.add(new NativeFile(path, code, content.size(), packedSize)));
        } catch (DamagedFileException e) {
            skipped(path, Reason.DAMAGED, e.getMessage());
        }
    }

    private void packed(EntryPath path, Signature signature) {
        skipped(path, Reason.PACKED_OTHERWISE, "it is packed with " + signature.shown() + " and was not looked into");
    }

    private void skipped(EntryPath path, Reason reason, String message) {
        if (unread.size() < limits.named()) {
            unread.add(new Unread(path, reason, message));
        } else {
            unnamed++;
        }
    }
}
