package io.fairlead.monitoring.window;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of durations, from which every percentile comes within 1 % of its exact value. Sketches merge: two
 * halves give what the whole would have given.
 */
public final class DurationSketch {
    static final double RELATIVE_ERROR = 0.01;

    private final DDSketch sketch;

    private DurationSketch(DDSketch sketch) {
        this.sketch = sketch;
    }

    public static DurationSketch empty() {
        return new DurationSketch(DDSketches.unboundedDense(RELATIVE_ERROR));
    }

    static DurationSketch decode(byte @Nullable [] encoded) {
        DurationSketch decoded = empty();
        if (encoded != null) decoded.merge(encoded);
        return decoded;
    }

    public void add(long milliseconds) {
        sketch.accept((double) milliseconds);
    }

    void merge(DurationSketch other) {
        sketch.mergeWith(other.sketch);
    }

    /** The value that the share of all durations does not exceed: the one of rank {@code share × (n − 1)}. */
    double percentile(double share) {
        return sketch.getValueAtQuantile(share);
    }

    long count() {
        return Math.round(sketch.getCount());
    }

    byte[] encode() {
        try {
            GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
            sketch.encode(output, false);
            return output.trimmedCopy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void merge(byte[] encoded) {
        try {
            sketch.mergeWith(DDSketch.decode(ByteArrayInput.wrap(encoded), UnboundedSizeDenseStore::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
