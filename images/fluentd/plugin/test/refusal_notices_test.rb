# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/refusal_notices'
require 'support/log'

class RefusalNoticesTest < Test::Unit::TestCase
  def setup
    @log = RecordedLog.new
    @notices = LegacyLog::RefusalNotices.new(@log)
  end

  def said = @log.lines.map { |_, _, details| details.values_at(:reason, :tag, :count) }

  test('one line for each reason and tag') do
    @notices.add({ %w[time a] => 3, %w[time b] => 1, %w[no-line a] => 2 }, 0)
    assert_equal([['time', '"a"', 3], ['time', '"b"', 1], ['no-line', '"a"', 2]], said)
  end

  test('what comes within a minute is told with the first that comes after it') do
    @notices.add({ %w[time a] => 3 }, 0)
    @notices.add({ %w[time a] => 4 }, 59)
    assert_equal([['time', '"a"', 3]], said)
    @notices.add({ %w[time a] => 5 }, 60)
    assert_equal([['time', '"a"', 3], ['time', '"a"', 9]], said)
  end

  test('where the clock is set back what comes is told at once, and a minute by the new time later again') do
    @notices.add({ %w[time a] => 3 }, 7200)
    @notices.add({ %w[time a] => 4 }, 3600)
    @notices.add({ %w[time a] => 5 }, 3659)
    @notices.add({ %w[time a] => 6 }, 3660)
    assert_equal([3, 4, 11], said.map(&:last))
  end

  test('at the end nothing is kept back') do
    @notices.add({ %w[time a] => 3 }, 0)
    @notices.add({ %w[time a] => 4 }, 1)
    @notices.tell(2, all: true)
    assert_equal([['time', '"a"', 3], ['time', '"a"', 4]], said)
  end

  test('a tag is quoted, on one line, and short') do
    @notices.add({ ['time', "a\n[error] x#{'y' * 200}"] => 1 }, 0)
    assert_equal([['time', "\"a\\n[error] x#{'y' * 89}\"", 1]], said)
  end

  test('a hundred tags have a line of their own, and all others one together') do
    limit = LegacyLog::RefusalNotices::KINDS
    @notices.add((1..limit + 5).to_h { |n| [['time', "t#{n}"], 1] }, 0)
    assert_equal([limit + 1, ['time', 'others', 5]], [said.size, said.last])
  end
end
