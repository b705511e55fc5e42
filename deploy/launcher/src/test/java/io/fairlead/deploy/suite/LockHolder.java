package io.fairlead.deploy.suite;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.concurrent.CountDownLatch;

/** Another launcher, as far as the lock is concerned: a process that holds it and lets go when asked while supervising. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var directory = Path.of(arguments[0]);
        var phase = SuiteLock.Phase.valueOf(arguments[1]);
        try (var lock = SuiteLock.tryAcquire(directory).orElseThrow();
                var changes = FileSystems.getDefault().newWatchService()) {
            directory.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            lock.enter(phase);
            System.out.println("held");
            if (phase == SuiteLock.Phase.WORKING) {
                new CountDownLatch(1).await();
            }
            while (!lock.isRequested()) {
                changes.take().reset();
            }
        }
    }
}
