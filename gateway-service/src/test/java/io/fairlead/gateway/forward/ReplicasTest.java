package io.fairlead.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    private final Replicas replicas =
            new Replicas(List.of(URI.create("http://a:1"), URI.create("http://b:2"), URI.create("https://c")));

    @Test
    void eachHasItsTurn() {
        assertThat(order(0)).isEqualTo("http://a:1 http://b:2 https://c");
        assertThat(order(0)).isEqualTo("http://b:2 https://c http://a:1");
        assertThat(order(0)).isEqualTo("https://c http://a:1 http://b:2");
        assertThat(order(0)).isEqualTo("http://a:1 http://b:2 https://c");
    }

    @Test
    void oneThatFailedComesLastForAWhile() {
        replicas.inTurn(0).getFirst().unreachable(0);

        assertThat(order(1)).endsWith("http://a:1");
        assertThat(order(1)).endsWith("http://a:1");
        assertThat(order(TimeUnit.SECONDS.toNanos(2))).startsWith("http://a:1");
    }

    @Test
    void oneThatSaysFarewellComesLastUntilItIsGone() {
        replicas.inTurn(0).getFirst().leaves(0);

        assertThat(order(1)).endsWith("http://a:1");
        assertThat(order(TimeUnit.SECONDS.toNanos(14))).endsWith("http://a:1");
        assertThat(order(TimeUnit.SECONDS.toNanos(16))).startsWith("http://a:1");
    }

    @Test
    void whereAllAreAvoidedTheOneThatLeftFirstIsTheLikeliestToBeBack() {
        var all = replicas.inTurn(0).stream().toList();
        all.get(1).leaves(0);
        all.get(2).leaves(1);
        all.get(0).leaves(2);

        assertThat(order(3)).isEqualTo("http://b:2 https://c http://a:1");
        assertThat(order(3)).isEqualTo("http://b:2 https://c http://a:1");
    }

    @Test
    void portsFollowTheScheme() {
        assertThat(replicas.inTurn(0)).extracting(Replica::port).containsExactly(1, 2, 443);
    }

    private String order(long now) {
        return String.join(
                " ", replicas.inTurn(now).stream().map(Replica::toString).toList());
    }
}
