# frozen_string_literal: true

require 'test/unit'
require 'support/committing'

class WholeTest < Test::Unit::TestCase
  include Committing

  CHUNK = '0' * 31 + '1'
  NAME = "access_log.20260921.#{CHUNK}.log"

  def commit(chunk = CHUNK, *texts) = committer.run(chunk, &lines(whole, *texts))

  test('a chunk is a file, named by day and chunk') do
    commit(CHUNK, 'a', 'b')
    assert_equal([NAME], files('log'))
    assert_equal("a\nb\n", read("log/#{NAME}"))
  end

  test('two days are two files') do
    committer.run(CHUNK) { |batch, _| [1_790_002_799, 1_790_002_800].each { |at| batch.line(@whole ||= whole, at, 'a') } }
    assert_equal([NAME, "access_log.20260922.#{CHUNK}.log"], files('log'))
  end

  test('a name that has its own date gets no second one') do
    committer.run(CHUNK, &lines(whole('access-%Y-%m'), 'a'))
    assert_equal(["access-2026-09.#{CHUNK}.log"], files('log'))
  end

  test('nothing has the name before it is complete') do
    %w[half written half-journal].each do |point|
      killed(point) { commit(CHUNK, 'a' * 50, 'b') }
      assert_equal([".#{NAME}.part"], files('log'), point)
    end
    commit(CHUNK, 'a', 'b')
    assert_equal([[NAME], "a\nb\n"], [files('log'), read("log/#{NAME}")])
  end

  test('a file that is committed and has not its name yet gets it at the next start, whatever that writes') do
    killed('journalled') { commit(CHUNK, 'a', 'b') }
    assert_equal([".#{NAME}.part"], files('log'))
    committer.run('c2') { |_, _| nil }
    assert_equal([[NAME], "a\nb\n"], [files('log'), read("log/#{NAME}")])
  end

  test('a file that its reader has removed is not made again') do
    killed('renamed') { commit(CHUNK, 'a', 'b') }
    File.unlink(path("log/#{NAME}"))
    commit(CHUNK, 'a', 'b')
    assert_equal([], files('log'))
  end

  test('a name that is taken is left alone, and the file gets the next one') do
    write("log/#{NAME}", 'theirs')
    commit(CHUNK, 'a')
    assert_equal(['theirs', "a\n"], [read("log/#{NAME}"), read("log/#{NAME.sub('.log', '_1.log')}")])
  end

  test('a name that is taken between the commit and the renaming is left alone too') do
    killed('journalled') { commit(CHUNK, 'a') }
    write("log/#{NAME}", 'theirs')
    commit(CHUNK, 'a')
    assert_equal(['theirs', "a\n"], [read("log/#{NAME}"), read("log/#{NAME.sub('.log', '_1.log')}")])
    assert_equal(['a name is taken: the file gets another one'], @log.texts)
  end

  test('a folder that is gone with the hidden file in it holds nothing up') do
    killed('journalled') { commit(CHUNK, 'a') }
    FileUtils.rm_rf(path('log'))
    commit('c2', 'b')
    assert_equal(['access_log.20260921.c2.log'], files('log'))
  end

  test('a failed attempt is written over under the same name') do
    killed('half') { commit(CHUNK, 'aaaaaaaa', 'b') }
    commit(CHUNK, 'a', 'b')
    assert_equal([[NAME], "a\nb\n"], [files('log'), read("log/#{NAME}")])
  end
end
