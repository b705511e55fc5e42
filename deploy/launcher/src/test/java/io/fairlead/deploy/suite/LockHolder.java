package io.fairlead.deploy.suite;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Another launcher, as far as the lock is concerned: a process that holds it and lets go when asked while supervising. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var lock = SuiteLock.tryAcquire(Path.of(arguments[0])).orElseThrow()) {
            lock.enter(SuiteLock.Phase.valueOf(arguments[1]));
            System.out.println("held");
            while (!lock.isRequested() || arguments[1].equals("WORKING")) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }
}
