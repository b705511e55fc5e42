package io.fairlead.testing.simulators.juso;

/** Why juso gives no addresses: its error codes with its own words. */
enum Refusal {
    SYSTEM_ERROR("-999", "시스템에러"),
    UNAPPROVED_KEY("E0001", "승인되지 않은 KEY 입니다."),
    NO_KEYWORD("E0005", "검색어가 입력되지 않았습니다."),
    TOO_WIDE("E0006", "주소를 상세히 입력해 주시기 바랍니다."),
    TOO_SHORT("E0008", "검색어는 두글자 이상 입력되어야 합니다."),
    DIGITS_ONLY("E0009", "검색어는 문자와 숫자 같이 입력되어야 합니다."),
    TOO_LONG("E0010", "검색어가 너무 깁니다. (한글40자, 영문,숫자 80자 이하)"),
    LONG_NUMBER("E0011", "검색어에 너무 긴 숫자가 포함되어 있습니다. (숫자10자 이하)"),
    SYMBOLS_ONLY("E0012", "특수문자+숫자만으로는 검색이 불가능 합니다."),
    FORBIDDEN_CHARACTER("E0013", "SQL 예약어 또는 특수문자( %,=,>,<,[,] )는 검색이 불가능 합니다."),
    BEYOND_RANGE("E0015", "검색 범위를 초과하였습니다.");

    private final String code;
    private final String message;

    Refusal(String code, String message) {
        this.code = code;
        this.message = message;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }
}
