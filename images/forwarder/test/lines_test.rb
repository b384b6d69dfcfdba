# frozen_string_literal: true

require 'test/unit'
require 'legacy_tail/lines'

# Records without a file of their own, as lines of one.
class LinesTest < Test::Unit::TestCase
  def setup
    @lines = LegacyTail::Lines.new(%w[log message])
  end

  def test_the_first_key_is_the_line_whatever_its_bytes_are
    assert_equal("\xff one\n".b, @lines.line('log' => "\xff one\n", 'message' => 'two'))
  end

  def test_a_record_without_them_is_kept_as_it_is
    assert_equal(%({"other":"one"}\n), @lines.line('other' => 'one'))
  end

  def test_a_record_that_json_has_no_form_for_raises_nothing_and_is_kept
    assert_match(/\\xFF/, @lines.line('other' => "\xff"))
    assert_match(/NaN/, @lines.line('other' => Float::NAN))
  end
end
