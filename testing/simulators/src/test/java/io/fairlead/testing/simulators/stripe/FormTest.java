package io.fairlead.testing.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.testing.simulators.twin.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @Test
    void readsBracketsAsHashesAndLists() {
        Parameters form = Parameters.parse("a=1&m[x]=2&m[y][z]=3&l[]=4&l[]=5&o[0][n]=6&o[1][n]=7&e=");

        assertThat(Form.tree(form))
                .hasToString("{\"a\":\"1\",\"m\":{\"x\":\"2\",\"y\":{\"z\":\"3\"}},\"l\":[\"4\",\"5\"],"
                        + "\"o\":[{\"n\":\"6\"},{\"n\":\"7\"}],\"e\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[=1", "[a]=1", "a]=1", "a=1&a[b]=2", "a[b]=1&a=2"})
    void refusesNamesThatMakeNoTree(String form) {
        assertThatThrownBy(() -> Form.tree(Parameters.parse(form))).isInstanceOf(StripeFailure.class);
    }
}
