package io.fairlead.testing.simulators.juso;

import io.fairlead.testing.simulators.twin.Parameters;

/** The codes that name one building to juso, as a search answered them. */
record Place(String town, String road, String underground, String number, String subNumber) {

    static Place of(Parameters parameters) {
        return new Place(
                parameters.first("admCd").orElse(""),
                parameters.first("rnMgtSn").orElse(""),
                parameters.first("udrtYn").orElse(""),
                parameters.first("buldMnnm").orElse(""),
                parameters.first("buldSlno").orElse(""));
    }
}
