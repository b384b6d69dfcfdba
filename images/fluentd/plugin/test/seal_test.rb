# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/seal'

class SealTest < Test::Unit::TestCase
  SEAL = LegacyLog::Seal.new('LLT1')
  ONE = SEAL.close('one')
  TWO = SEAL.close('second')

  def pieces(bytes)
    found = []
    SEAL.each(bytes.b) { |kind, body, at| found << [kind, body, at] }
    found
  end

  test('a body is written as four bytes, its length, its checksum, theirs, and itself') do
    assert_equal("LLT1\x00\x00\x00\x03\x7A\x6C\x86\xF1".b, ONE.byteslice(0, 12))
    assert_equal('one', ONE.byteslice(16, 3))
  end

  test('whole bodies come in their order') do
    assert_equal([[:whole, 'one', 0], [:whole, 'second', 19]], pieces(ONE + TWO))
  end

  test('nothing is in nothing') { assert_equal([], pieces('')) }

  (1...TWO.bytesize).each do |length|
    test("the first #{length} of #{TWO.bytesize} bytes are a torn body, at the end and before another one") do
      torn = TWO.byteslice(0, length)
      assert_equal([[:whole, 'one', 0], [:torn, torn, 19]], pieces(ONE + torn))
      assert_equal([[:torn, torn, 0], [:whole, 'one', length]], pieces(torn + ONE))
    end
  end

  (0...TWO.bytesize).each do |at|
    test("a body whose byte #{at} has changed is damaged, and those around it are whole") do
      changed = TWO.dup.tap { |bytes| bytes.setbyte(at, bytes.getbyte(at) ^ 1) }
      assert_equal([[:whole, 'one', 0], [:damaged, changed, 19], [:whole, 'one', 41]], pieces(ONE + changed + ONE))
    end
  end

  test('zeros that a loss of the machine left are damage') do
    assert_equal([[:whole, 'one', 0], [:damaged, "\0" * 40, 19]], pieces(ONE + ("\0" * 40)))
  end

  test('bytes that only look like a beginning do not hide a body behind them') do
    assert_equal([[:damaged, 'LLT1LLT1LLT1zzzzzz', 0], [:whole, 'one', 18]], pieces("LLT1LLT1LLT1zzzzzz#{ONE}"))
  end

  test('behind a thousand beginnings inside a fragment the search ends, and the rest is kept as it is') do
    starts = 'LLT1' * LegacyLog::Seal::CANDIDATES
    assert_equal([[:damaged, "#{starts}LLT1#{ONE}".b, 0]], pieces("#{starts}LLT1#{ONE}"))
    assert_equal([:damaged, :whole], pieces("#{starts}#{ONE}").map(&:first))
  end
end
