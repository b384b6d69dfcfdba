# frozen_string_literal: true

require 'test/unit'
require 'support/committing'

# Two ways to write, ids and what was refused, in chunks that a kill meets at each point.
class CommitterTest < Test::Unit::TestCase
  include Committing

  POINTS = %w[opened half written half-journal journalled renamed].freeze
  IDS = %w[a-1 a-2 x a-1 x a-3].freeze

  # The second chunk sends the last lines of the first again, as a sender does that got no acknowledgement.
  def fill(ids)
    growing = append
    finished = whole('event_log')
    lambda do |batch, pass|
      pass.scope = 't'
      ids.each { |id| [growing, finished].each { |files| batch.line(files, AT, "line #{id}") } if pass.new?(id) }
    end
  end

  def buffer = { 'c1' => fill(%w[a-1 a-2 x]), 'c2' => fill(%w[a-2 x a-3 y]), 'c3' => fill(%w[y a-4]) }

  def play(*chunks)
    process = committer(buffer)
    chunks.each { |chunk| process.run(chunk, &buffer[chunk]) }
  end

  EXPECTED = "line a-1\nline a-2\nline x\nline a-3\nline y\nline a-4\n"

  def finished = files('log').grep(/\Aevent_log/).sort.map { |name| read("log/#{name}") }.join

  def check(message)
    assert_equal([EXPECTED, EXPECTED], [read('log/access_log'), finished], message)
    assert_equal(%w[access_log event_log.20260921.c1.log event_log.20260921.c2.log event_log.20260921.c3.log],
                 files('log'), message)
    assert_equal([], @log.lines, message)
  end

  test('without a kill') do
    play('c1', 'c2', 'c3')
    check(nil)
  end

  # A file is opened once.
  (POINTS + (POINTS - %w[opened]).map { |point| "#{point}:2" }).each do |point|
    test("killed at #{point} and replayed: each line once, in its order") do
      killed(point) { play('c1', 'c2', 'c3') }
      play('c1', 'c2', 'c3')
      check(point)
    end
  end

  test('killed at every point, one after the other') do
    POINTS.each { |point| killed(point) { play('c1', 'c2', 'c3') } }
    play('c1', 'c2', 'c3')
    check(nil)
  end

  test('a chunk without lines is committed, and makes no file') do
    committer.run('c1') { |_, _| nil }
    assert_equal(true, @journal.state.committed?('c1'))
    assert_equal(%w[state], files)
  end

  test('what cannot be filled is not begun') do
    process = committer
    assert_raise(RuntimeError) { process.run('c1') { raise 'no' } }
    assert_equal([nil, false], [@journal.state.in_flight, @journal.state.committed?('c1')])
  end

  test('a folder that cannot be written to is an error, and the same chunk is written when it can be') do
    write('log', 'a file where the folder should be')
    process = committer
    assert_raise(Errno::EEXIST) { process.run('c1', &lines(append, 'a')) }
    File.unlink(path('log'))
    process.run('c1', &lines(append, 'a'))
    assert_equal("a\n", read('log/access_log'))
    assert_equal([1], @done)
  end
end
