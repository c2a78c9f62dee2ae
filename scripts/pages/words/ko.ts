import type { PageWords } from "./page-words.js";

/** Korean. */
export const ko: PageWords = {
  headings: {
    areas: {
      error: ["오류", "에러", "상태 코드"],
      response: ["응답", "반환", "출력", "결과"],
      header: ["헤더", "인증"],
      path: ["경로"],
      query: ["쿼리"],
      request: ["요청", "파라미터", "매개변수", "매개 변수", "본문", "바디", "인자", "입력", "필드"],
    },
    fillers: [
      "예시",
      "예제",
      "샘플",
      "형식",
      "목록",
      "값",
      "내용",
      "데이터",
      "객체",
      "성공",
      "스트리밍",
      "및",
      "의",
      "설명",
      "정보",
      "코드",
    ],
    groups: ["기본", "공통", "고급", "기타", "추가", "주요", "선택", "필수", "생성"],
    objects: ["객체", "속성", "구조", "요소", "하위"],
    parts: ["속성", "하위 속성", "하위 필드"],
    denied: ["지원되지 않는", "지원하지 않는", "미지원"],
    definitions: ["스키마", "데이터 모델"],
    request: ["요청"],
    response: ["응답"],
  },
  tables: {
    columns: {
      name: ["이름", "파라미터[명]", "매개변수[명]", "매개 변수", "필드[명]", "속성[명]", "항목", "키", "변수"],
      type: ["타입", "유형", "자료형", "데이터 타입", "형식"],
      required: ["필수[ 여부|여부]"],
      optional: ["선택[ 여부|여부]"],
      default: ["기본값", "기본 값", "디폴트"],
      place: ["위치"],
      description: ["설명", "비고", "의미", "상세"],
      values: ["값", "허용값", "허용 값", "가능한 값", "옵션", "범위", "제약", "제한"],
    },
    places: {
      header: ["헤더"],
      path: ["경로"],
      query: ["쿼리"],
      cookie: ["쿠키"],
      form: ["폼"],
      body: ["본문", "바디"],
    },
    presence: {
      yes: ["o", "○", "예", "네"],
      no: ["x", "×", "아니오", "아니요"],
      required: ["필수"],
      optional: ["선택", "선택 사항", "선택사항", "필수 아님"],
    },
    nothing: ["없음"],
  },
  types: {
    names: {
      string: ["문자열"],
      integer: ["정수", "타임스탬프"],
      number: ["숫자", "실수", "소수"],
      boolean: ["불리언", "부울", "논리값"],
      array: ["배열", "리스트"],
      object: ["객체", "딕셔너리"],
      null: ["널"],
      file: ["파일", "바이너리"],
      uri: [],
      date: ["날짜"],
      datetime: ["날짜시간"],
      email: ["이메일"],
      any: ["임의"],
    },
    endings: [" 타입", "형"],
    list: {
      before: [],
      after: ["배열", "목록", "리스트"],
    },
    object: ["객체"],
    nullable: ["널 가능", "null 가능", "null 허용"],
  },
  limits: {
    bounds: {
      minimum: {
        before: ["최소[값][ 값]"],
        after: ["[ ]이상"],
      },
      maximum: {
        before: ["최대[값][ 값]"],
        after: ["[ ]이하", "[를|을] 초과할 수 없", "[를|을] 넘을 수 없", "초과 불가", "이내", "까지"],
      },
      exclusiveMinimum: {
        before: [],
        after: ["초과", "보다 큰", "보다 커야"],
      },
      exclusiveMaximum: {
        before: [],
        after: ["미만", "보다 작은", "보다 작아야"],
      },
    },
    negations: [],
    conditions: {
      before: ["만약"],
      after: ["[인|일] 때", "인 경우", "이면", "면"],
    },
    range: {
      before: [],
      between: ["에서", "부터"],
    },
    units: {
      characters: ["자", "글자", "문자"],
      items: ["개", "항목"],
    },
    advice: ["권장", "예:", "보통", "일반적", "대략", "약 "],
  },
  statements: {
    or: ["또는", "혹은"],
    and: ["및", "와", "과"],
    choice: {
      before: ["다음 중 하나", "가능한 값", "허용값", "옵션", "지원"],
      after: ["중 하나"],
    },
    open: ["등", "예를 들어"],
    default: {
      before: ["기본값[은|는]"],
      label: [],
    },
    baseUrl: ["기본 URL", "기본 주소", "서버 주소"],
  },
};
