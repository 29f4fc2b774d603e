;; Looks at sixteen bytes at a time, which JavaScript has no words for. byte-scan.ts puts bytes into the memory and reads what was found;
;; scripts/byte-scan.mjs makes byte-scan-code.ts of this file.
;;
;; All of it knows one stretch of bytes, from $BYTES on, with zeros behind it. Offsets that are written count from its beginning.
(module
  ;; What byte-scan.ts knows as well:
  ;;       0  tables of the search: for the 1st, 2nd and 3rd byte of a text, what its low and its high half allow, 6 × 16 bytes
  ;;      96  texts of each of eight buckets: where their list begins, how many there are, 8 × 2 × 4 bytes
  ;;     160  sixteen bytes in between
  ;;     176  of one or two texts: a byte of it that is rare and how far from its beginning, another one and how far, 2 × 4 bytes
  ;;     184  how many such texts, one byte; 0 where they are found by buckets
  ;;     256  lists of texts (where one begins, its length), and the texts
  ;;  0x8000  $BYTES: the stretch, 64 KB and a little more
  ;; 0x18400  $FOUND: what is found, 4 bytes each
  ;; 0x58400  $ESCAPES
  ;; 0x78400  $SUMS: eight tables of 256 checksums
  (memory (export "memory") 10)

  ;; Of the last survey: whether a byte was above 0x7f, and how many `\u` were found.
  (global $above (export "above") (mut i32) (i32.const 0))
  (global $escapes (export "escapes") (mut i32) (i32.const 0))

  ;; Writes where line breaks stand ($FOUND), and where `\u` does ($ESCAPES). → how many line breaks
  (func (export "survey") (param $length i32) (result i32)
    (local $at i32) (local $end i32) (local $bits i32) (local $until i32)
    (local $found i32) (local $escape i32)
    (local $sixteen v128) (local $b v128) (local $c v128) (local $d v128) (local $all v128)
    (local $newline v128) (local $backslash v128)
    (local.set $newline (i8x16.splat (i32.const 0x0a)))
    (local.set $backslash (i8x16.splat (i32.const 0x5c)))
    (local.set $at (i32.const 0x8000))
    (local.set $end (i32.add (local.get $at) (local.get $length)))
    (local.set $found (i32.const 0x18400))
    (local.set $escape (i32.const 0x58400))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        ;; Most lines are long: sixty-four bytes mostly hold neither.
        (local.set $sixteen (v128.load (local.get $at)))
        (local.set $b (v128.load offset=16 (local.get $at)))
        (local.set $c (v128.load offset=32 (local.get $at)))
        (local.set $d (v128.load offset=48 (local.get $at)))
        (local.set $all
          (v128.or (local.get $all)
            (v128.or
              (v128.or (local.get $sixteen) (local.get $b))
              (v128.or (local.get $c) (local.get $d)))))
        (local.set $until (i32.add (local.get $at) (i32.const 64)))
        (if
          (v128.any_true
            (v128.or
              (v128.or
                (v128.or
                  (i8x16.eq (local.get $sixteen) (local.get $newline))
                  (i8x16.eq (local.get $b) (local.get $newline)))
                (v128.or
                  (i8x16.eq (local.get $c) (local.get $newline))
                  (i8x16.eq (local.get $d) (local.get $newline))))
              (v128.or
                (v128.or
                  (i8x16.eq (local.get $sixteen) (local.get $backslash))
                  (i8x16.eq (local.get $b) (local.get $backslash)))
                (v128.or
                  (i8x16.eq (local.get $c) (local.get $backslash))
                  (i8x16.eq (local.get $d) (local.get $backslash))))))
          (then
            (loop $closer
              (local.set $sixteen (v128.load (local.get $at)))
              (local.set $bits (i8x16.bitmask (i8x16.eq (local.get $sixteen) (local.get $newline))))
              (block $none
                (loop $break
                  (br_if $none (i32.eqz (local.get $bits)))
                  (i32.store (local.get $found)
                    (i32.sub (i32.add (local.get $at) (i32.ctz (local.get $bits))) (i32.const 0x8000)))
                  (local.set $found (i32.add (local.get $found) (i32.const 4)))
                  (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
                  (br $break)))
              (local.set $bits
                (i8x16.bitmask
                  (v128.and
                    (i8x16.eq (local.get $sixteen) (local.get $backslash))
                    (i8x16.eq (v128.load offset=1 (local.get $at)) (i8x16.splat (i32.const 0x75))))))
              (block $none
                (loop $escaped
                  (br_if $none (i32.eqz (local.get $bits)))
                  (i32.store (local.get $escape)
                    (i32.sub (i32.add (local.get $at) (i32.ctz (local.get $bits))) (i32.const 0x8000)))
                  (local.set $escape (i32.add (local.get $escape) (i32.const 4)))
                  (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
                  (br $escaped)))
              (local.set $at (i32.add (local.get $at) (i32.const 16)))
              (br_if $closer (i32.lt_u (local.get $at) (local.get $until))))))
        (local.set $at (local.get $until))
        (br $next)))
    (global.set $above (i8x16.bitmask (local.get $all)))
    (global.set $escapes (i32.shr_u (i32.sub (local.get $escape) (i32.const 0x58400)) (i32.const 2)))
    (i32.shr_u (i32.sub (local.get $found) (i32.const 0x18400)) (i32.const 2)))

  ;; Writes where one of the texts begins ($FOUND) before $starts; it may end behind that, up to $length. → how many places
  ;;
  ;; Each half of the first three bytes says which buckets have a text that begins so (the search called Teddy, of Hyperscan); where
  ;; some bucket is left the texts in it are compared.
  (func (export "search") (param $starts i32) (param $length i32) (param $anyCase i32) (result i32)
    (local $at i32) (local $end i32) (local $bits i32) (local $found i32) (local $here i32)
    (local $low1 v128) (local $high1 v128) (local $low2 v128) (local $high2 v128) (local $low3 v128) (local $high3 v128)
    (local $buckets v128) (local $bytes v128) (local $half v128)
    (if (i32.load8_u (i32.const 184))
      (then (return (call $pairs (local.get $starts) (local.get $length) (local.get $anyCase)))))
    (local.set $low1 (v128.load (i32.const 0)))
    (local.set $high1 (v128.load (i32.const 16)))
    (local.set $low2 (v128.load (i32.const 32)))
    (local.set $high2 (v128.load (i32.const 48)))
    (local.set $low3 (v128.load (i32.const 64)))
    (local.set $high3 (v128.load (i32.const 80)))
    (local.set $half (i8x16.splat (i32.const 0x0f)))
    (local.set $at (i32.const 0x8000))
    (local.set $end (i32.add (local.get $at) (local.get $starts)))
    (local.set $length (i32.add (local.get $at) (local.get $length)))
    (local.set $found (i32.const 0x18400))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $bytes (v128.load (local.get $at)))
        (local.set $buckets
          (v128.and
            (i8x16.swizzle (local.get $low1) (v128.and (local.get $bytes) (local.get $half)))
            (i8x16.swizzle (local.get $high1) (i8x16.shr_u (local.get $bytes) (i32.const 4)))))
        (local.set $bytes (v128.load offset=1 (local.get $at)))
        (local.set $buckets
          (v128.and (local.get $buckets)
            (v128.and
              (i8x16.swizzle (local.get $low2) (v128.and (local.get $bytes) (local.get $half)))
              (i8x16.swizzle (local.get $high2) (i8x16.shr_u (local.get $bytes) (i32.const 4))))))
        (local.set $bytes (v128.load offset=2 (local.get $at)))
        (local.set $buckets
          (v128.and (local.get $buckets)
            (v128.and
              (i8x16.swizzle (local.get $low3) (v128.and (local.get $bytes) (local.get $half)))
              (i8x16.swizzle (local.get $high3) (i8x16.shr_u (local.get $bytes) (i32.const 4))))))
        (if (v128.any_true (local.get $buckets))
          (then
            (v128.store (i32.const 160) (local.get $buckets))
            (local.set $bits (i8x16.bitmask (i8x16.ne (local.get $buckets) (i8x16.splat (i32.const 0)))))
            (block $none
              (loop $place
                (br_if $none (i32.eqz (local.get $bits)))
                (local.set $here (i32.add (local.get $at) (i32.ctz (local.get $bits))))
                (br_if $none (i32.ge_u (local.get $here) (local.get $end)))
                (if
                  (call $stands
                    (local.get $here)
                    (i32.load8_u (i32.add (i32.const 160) (i32.ctz (local.get $bits))))
                    (local.get $length)
                    (local.get $anyCase))
                  (then
                    (i32.store (local.get $found) (i32.sub (local.get $here) (i32.const 0x8000)))
                    (local.set $found (i32.add (local.get $found) (i32.const 4)))))
                (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
                (br $place)))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $found) (i32.const 0x18400)) (i32.const 2)))

  ;; The same for one or two texts, by two bytes of each: where both stand the text is compared.
  (func $pairs (param $starts i32) (param $length i32) (param $anyCase i32) (result i32)
    (local $at i32) (local $end i32) (local $found i32) (local $two i32)
    (local $byte1 v128) (local $byte2 v128) (local $byte3 v128) (local $byte4 v128) (local $case v128)
    (local $to1 i32) (local $to2 i32) (local $to3 i32) (local $to4 i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $byte1 (v128.load8_splat (i32.const 176)))
    (local.set $byte2 (v128.load8_splat (i32.const 178)))
    (local.set $byte3 (v128.load8_splat (i32.const 180)))
    (local.set $byte4 (v128.load8_splat (i32.const 182)))
    (local.set $two (i32.eq (i32.load8_u (i32.const 184)) (i32.const 2)))
    (if (local.get $anyCase) (then (local.set $case (i8x16.splat (i32.const 0x20)))))
    (local.set $at (i32.const 0x8000))
    (local.set $to1 (i32.add (local.get $at) (i32.load8_u (i32.const 177))))
    (local.set $to2 (i32.add (local.get $at) (i32.load8_u (i32.const 179))))
    (local.set $to3 (i32.add (local.get $at) (i32.load8_u (i32.const 181))))
    (local.set $to4 (i32.add (local.get $at) (i32.load8_u (i32.const 183))))
    (local.set $end (i32.add (local.get $at) (local.get $starts)))
    (local.set $length (i32.add (local.get $at) (local.get $length)))
    (local.set $found (i32.const 0x18400))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $a
          (v128.and
            (i8x16.eq (v128.or (v128.load (local.get $to1)) (local.get $case)) (local.get $byte1))
            (i8x16.eq (v128.or (v128.load (local.get $to2)) (local.get $case)) (local.get $byte2))))
        (local.set $b
          (v128.and
            (i8x16.eq (v128.or (v128.load offset=16 (local.get $to1)) (local.get $case)) (local.get $byte1))
            (i8x16.eq (v128.or (v128.load offset=16 (local.get $to2)) (local.get $case)) (local.get $byte2))))
        (local.set $c
          (v128.and
            (i8x16.eq (v128.or (v128.load offset=32 (local.get $to1)) (local.get $case)) (local.get $byte1))
            (i8x16.eq (v128.or (v128.load offset=32 (local.get $to2)) (local.get $case)) (local.get $byte2))))
        (local.set $d
          (v128.and
            (i8x16.eq (v128.or (v128.load offset=48 (local.get $to1)) (local.get $case)) (local.get $byte1))
            (i8x16.eq (v128.or (v128.load offset=48 (local.get $to2)) (local.get $case)) (local.get $byte2))))
        (if (local.get $two)
          (then
            (local.set $a
              (v128.or (local.get $a)
                (v128.and
                  (i8x16.eq (v128.or (v128.load (local.get $to3)) (local.get $case)) (local.get $byte3))
                  (i8x16.eq (v128.or (v128.load (local.get $to4)) (local.get $case)) (local.get $byte4)))))
            (local.set $b
              (v128.or (local.get $b)
                (v128.and
                  (i8x16.eq (v128.or (v128.load offset=16 (local.get $to3)) (local.get $case)) (local.get $byte3))
                  (i8x16.eq (v128.or (v128.load offset=16 (local.get $to4)) (local.get $case)) (local.get $byte4)))))
            (local.set $c
              (v128.or (local.get $c)
                (v128.and
                  (i8x16.eq (v128.or (v128.load offset=32 (local.get $to3)) (local.get $case)) (local.get $byte3))
                  (i8x16.eq (v128.or (v128.load offset=32 (local.get $to4)) (local.get $case)) (local.get $byte4)))))
            (local.set $d
              (v128.or (local.get $d)
                (v128.and
                  (i8x16.eq (v128.or (v128.load offset=48 (local.get $to3)) (local.get $case)) (local.get $byte3))
                  (i8x16.eq (v128.or (v128.load offset=48 (local.get $to4)) (local.get $case)) (local.get $byte4)))))))
        (if
          (v128.any_true
            (v128.or (v128.or (local.get $a) (local.get $b)) (v128.or (local.get $c) (local.get $d))))
          (then
            (local.set $found
              (call $compared (local.get $found) (local.get $at)
                (i32.or
                  (i8x16.bitmask (local.get $a))
                  (i32.shl (i8x16.bitmask (local.get $b)) (i32.const 16)))
                (local.get $end) (local.get $length) (local.get $anyCase)))
            (local.set $found
              (call $compared (local.get $found) (i32.add (local.get $at) (i32.const 32))
                (i32.or
                  (i8x16.bitmask (local.get $c))
                  (i32.shl (i8x16.bitmask (local.get $d)) (i32.const 16)))
                (local.get $end) (local.get $length) (local.get $anyCase)))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (local.set $to1 (i32.add (local.get $to1) (i32.const 64)))
        (local.set $to2 (i32.add (local.get $to2) (i32.const 64)))
        (local.set $to3 (i32.add (local.get $to3) (i32.const 64)))
        (local.set $to4 (i32.add (local.get $to4) (i32.const 64)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $found) (i32.const 0x18400)) (i32.const 2)))

  ;; Writes those of 32 places, a bit each, at which a text stands, as $pairs does. → where the next one is to be written
  (func $compared
    (param $found i32) (param $at i32) (param $bits i32) (param $end i32) (param $length i32) (param $anyCase i32) (result i32)
    (local $here i32)
    (block $none
      (loop $place
        (br_if $none (i32.eqz (local.get $bits)))
        (local.set $here (i32.add (local.get $at) (i32.ctz (local.get $bits))))
        (br_if $none (i32.ge_u (local.get $here) (local.get $end)))
        (if
          (call $isOne (local.get $here) (local.get $length) (local.get $anyCase))
          (then
            (i32.store (local.get $found) (i32.sub (local.get $here) (i32.const 0x8000)))
            (local.set $found (i32.add (local.get $found) (i32.const 4)))))
        (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
        (br $place)))
    (local.get $found))

  ;; Whether one of the one or two texts stands at a place.
  (func $isOne (param $at i32) (param $end i32) (param $anyCase i32) (result i32)
    (if
      (call $is (local.get $at) (i32.load (i32.const 256)) (i32.load (i32.const 260)) (local.get $end) (local.get $anyCase))
      (then (return (i32.const 1))))
    (if (i32.ne (i32.load8_u (i32.const 184)) (i32.const 2)) (then (return (i32.const 0))))
    (call $is (local.get $at) (i32.load (i32.const 264)) (i32.load (i32.const 268)) (local.get $end) (local.get $anyCase)))

  ;; Writes where the end of an object or list may be followed by what follows none in a record ($FOUND): slots.ts looks closer.
  ;; → how many places
  (func (export "odd") (param $length i32) (result i32)
    (local $at i32) (local $end i32) (local $until i32) (local $bits i32) (local $found i32)
    (local $brace v128) (local $case v128) (local $first v128) (local $second v128) (local $third v128) (local $space v128)
    (local.set $at (i32.const 0x8000))
    (local.set $end (i32.add (local.get $at) (local.get $length)))
    (local.set $found (i32.const 0x18400))
    ;; A bracket is a brace without one of its bits.
    (local.set $brace (i8x16.splat (i32.const 0x7d)))
    (local.set $case (i8x16.splat (i32.const 0x20)))
    (local.set $until (local.get $at))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (if (i32.eq (local.get $at) (local.get $until))
          (then
            (local.set $until (i32.add (local.get $at) (i32.const 64)))
            ;; Most of what is written holds no end for a while.
            (if
              (i32.eqz
                (v128.any_true
                  (v128.or
                    (v128.or
                      (i8x16.eq (v128.or (v128.load (local.get $at)) (local.get $case)) (local.get $brace))
                      (i8x16.eq (v128.or (v128.load offset=16 (local.get $at)) (local.get $case)) (local.get $brace)))
                    (v128.or
                      (i8x16.eq (v128.or (v128.load offset=32 (local.get $at)) (local.get $case)) (local.get $brace))
                      (i8x16.eq (v128.or (v128.load offset=48 (local.get $at)) (local.get $case)) (local.get $brace))))))
              (then
                (local.set $at (local.get $until))
                (br $next)))))
        (local.set $first (v128.load (local.get $at)))
        (if
          (i32.eqz (v128.any_true (i8x16.eq (v128.or (local.get $first) (local.get $case)) (local.get $brace))))
          (then
            (local.set $at (i32.add (local.get $at) (i32.const 16)))
            (br $next)))
        (local.set $second (v128.load offset=1 (local.get $at)))
        (local.set $third (v128.load offset=2 (local.get $at)))
        (local.set $space
          (v128.or
            (v128.or
              (i8x16.eq (local.get $second) (i8x16.splat (i32.const 0x20)))
              (i8x16.eq (local.get $second) (i8x16.splat (i32.const 0x0a))))
            (v128.or
              (i8x16.eq (local.get $second) (i8x16.splat (i32.const 0x0d)))
              (i8x16.eq (local.get $second) (i8x16.splat (i32.const 0x09))))))
        (local.set $bits
          (i8x16.bitmask
            (v128.or
              ;; A brace, a comma, and no key.
              (v128.and
                (i8x16.eq (local.get $first) (i8x16.splat (i32.const 0x7d)))
                (v128.or (local.get $space)
                  (v128.andnot
                    (i8x16.eq (local.get $second) (i8x16.splat (i32.const 0x2c)))
                    (i8x16.eq (local.get $third) (i8x16.splat (i32.const 0x22))))))
              ;; A bracket, a brace, and neither comma nor another end.
              (v128.and
                (i8x16.eq (local.get $first) (i8x16.splat (i32.const 0x5d)))
                (v128.or (local.get $space)
                  (v128.andnot
                    (i8x16.eq (local.get $second) (i8x16.splat (i32.const 0x7d)))
                    (v128.or
                      (i8x16.eq (local.get $third) (i8x16.splat (i32.const 0x2c)))
                      (v128.or
                        (i8x16.eq (local.get $third) (i8x16.splat (i32.const 0x5d)))
                        (i8x16.eq (local.get $third) (i8x16.splat (i32.const 0x7d)))))))))))
        (block $none
          (loop $place
            (br_if $none (i32.eqz (local.get $bits)))
            (i32.store (local.get $found)
              (i32.sub (i32.add (local.get $at) (i32.ctz (local.get $bits))) (i32.const 0x8000)))
            (local.set $found (i32.add (local.get $found) (i32.const 4)))
            (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
            (br $place)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $found) (i32.const 0x18400)) (i32.const 2)))

  ;; The checksum of what came before and these bytes, eight at a time, both inverted as CRC-32 has it inside.
  (func (export "sum") (param $length i32) (param $sum i32) (result i32)
    (local $at i32) (local $end i32) (local $other i32)
    (local.set $at (i32.const 0x8000))
    (local.set $end (i32.add (local.get $at) (i32.and (local.get $length) (i32.const -8))))
    (block $done
      (loop $eight
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $sum (i32.xor (local.get $sum) (i32.load (local.get $at))))
        (local.set $other (i32.load offset=4 (local.get $at)))
        ;; A table a byte; a call for each would take longer than all of it.
        (local.set $sum
          (i32.xor
            (i32.xor
              (i32.xor
                (i32.load offset=0x7a000 (i32.shl (i32.and (local.get $sum) (i32.const 0xff)) (i32.const 2)))
                (i32.load offset=0x79c00 (i32.and (i32.shr_u (local.get $sum) (i32.const 6)) (i32.const 0x3fc))))
              (i32.xor
                (i32.load offset=0x79800 (i32.and (i32.shr_u (local.get $sum) (i32.const 14)) (i32.const 0x3fc)))
                (i32.load offset=0x79400 (i32.shl (i32.shr_u (local.get $sum) (i32.const 24)) (i32.const 2)))))
            (i32.xor
              (i32.xor
                (i32.load offset=0x79000 (i32.shl (i32.and (local.get $other) (i32.const 0xff)) (i32.const 2)))
                (i32.load offset=0x78c00 (i32.and (i32.shr_u (local.get $other) (i32.const 6)) (i32.const 0x3fc))))
              (i32.xor
                (i32.load offset=0x78800 (i32.and (i32.shr_u (local.get $other) (i32.const 14)) (i32.const 0x3fc)))
                (i32.load offset=0x78400 (i32.shl (i32.shr_u (local.get $other) (i32.const 24)) (i32.const 2)))))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $eight)))
    (local.set $end (i32.add (i32.const 0x8000) (local.get $length)))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $sum
          (i32.xor
            (i32.shr_u (local.get $sum) (i32.const 8))
            (i32.load offset=0x78400
              (i32.shl
                (i32.and (i32.xor (local.get $sum) (i32.load8_u (local.get $at))) (i32.const 0xff))
                (i32.const 2)))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $one)))
    (local.get $sum))

  ;; Whether a text of one of the buckets (a bit each) stands at a place.
  (func $stands (param $at i32) (param $buckets i32) (param $end i32) (param $anyCase i32) (result i32)
    (local $bucket i32) (local $entry i32) (local $left i32)
    (loop $next
      (local.set $bucket (i32.add (i32.const 96) (i32.shl (i32.ctz (local.get $buckets)) (i32.const 3))))
      (local.set $entry (i32.load (local.get $bucket)))
      (local.set $left (i32.load offset=4 (local.get $bucket)))
      (block $none
        (loop $text
          (br_if $none (i32.eqz (local.get $left)))
          (if
            (call $is (local.get $at) (i32.load (local.get $entry)) (i32.load offset=4 (local.get $entry))
              (local.get $end) (local.get $anyCase))
            (then (return (i32.const 1))))
          (local.set $entry (i32.add (local.get $entry) (i32.const 8)))
          (local.set $left (i32.sub (local.get $left) (i32.const 1)))
          (br $text)))
      (local.set $buckets (i32.and (local.get $buckets) (i32.sub (local.get $buckets) (i32.const 1))))
      (br_if $next (local.get $buckets)))
    (i32.const 0))

  ;; Whether a text, written small where case does not matter, stands at a place.
  (func $is (param $at i32) (param $text i32) (param $length i32) (param $end i32) (param $anyCase i32) (result i32)
    (local $byte i32) (local $wanted i32) (local $to i32)
    (local.set $to (i32.add (local.get $at) (local.get $length)))
    (if (i32.gt_u (local.get $to) (local.get $end)) (then (return (i32.const 0))))
    (block $same
      (loop $next
        (br_if $same (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $byte (i32.load8_u (local.get $at)))
        (local.set $wanted (i32.load8_u (local.get $text)))
        (if (i32.ne (local.get $byte) (local.get $wanted))
          (then
            (if (i32.eqz (local.get $anyCase)) (then (return (i32.const 0))))
            ;; Another than the capital of a letter.
            (if (i32.ne (i32.or (local.get $byte) (i32.const 0x20)) (local.get $wanted)) (then (return (i32.const 0))))
            (if (i32.gt_u (i32.sub (local.get $wanted) (i32.const 0x61)) (i32.const 25)) (then (return (i32.const 0))))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (local.set $text (i32.add (local.get $text) (i32.const 1)))
        (br $next)))
    (i32.const 1)))
